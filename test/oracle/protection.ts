import type { PromiseName } from '../../pipeline/policy/schema.js';
import type { LedgerRow } from './case.js';
import type { Setting } from './setting.js';

/**
 * The obligations of one promise as the best of several versions have it: the one in force first, then the earlier ones,
 * the newest first. What is owed on each date of a calendar is not compared.
 */
export function bestOf(
  promise: PromiseName,
  settings: readonly Setting[],
  rowsUnder: (setting: Setting, promise: PromiseName) => LedgerRow[],
): LedgerRow[] {
  const [inForce, ...earlier] = settings;
  if (inForce === undefined) return [];
  if (earlier.length === 0 || settings.some(isByDate(promise))) return rowsUnder(inForce, promise);
  const all = settings.flatMap((setting) => rowsUnder(setting, promise));
  const starts = [...new Set(all.map((row) => row.started_at_ms))];
  return starts
    .sort((a, b) => (a ?? 0) - (b ?? 0))
    .flatMap((started) => {
      const best = bestFrom(all.filter((row) => row.started_at_ms === started));
      return best === undefined ? [] : [underVersion(best, inForce.policy.version)];
    });
}

/** One that cannot be told leaves all in doubt; else the earliest due binds, or the newest that excludes. */
function bestFrom(rows: readonly LedgerRow[]): LedgerRow | undefined {
  const unmeasured = rows.find(({ verdict }) => verdict === 'unmeasured');
  if (unmeasured !== undefined) return unmeasured;
  const dueOf = (row: LedgerRow) => row.due_at_ms ?? Number.POSITIVE_INFINITY;
  const owed = rows.filter(({ verdict }) => verdict !== 'excluded');
  const earliest = Math.min(...owed.map(dueOf));
  return owed.find((row) => dueOf(row) === earliest) ?? rows[0];
}

function underVersion(row: LedgerRow, version: string): LedgerRow {
  if (row.policy_version === version) return row;
  const binds =
    row.verdict === 'unmeasured' || row.verdict === 'excluded'
      ? []
      : [`version ${row.policy_version} binds`];
  const said = [...(row.reason === null ? [] : [row.reason]), ...binds].join('; ');
  return { ...row, policy_version: version, reason: said === '' ? null : said };
}

function isByDate(promise: PromiseName): (setting: Setting) => boolean {
  return ({ policy }) =>
    promise === 'daily_update' && policy.promises.daily_update?.form === 'each_date';
}
