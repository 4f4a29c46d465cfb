import type { Policy } from '../../pipeline/policy/schema.js';
import type { AccountRow, CaseRow, ReleaseRow } from './case.js';
import { openingDate } from './facts.js';

/** Whether the case's version was among the newest majors of its product when it was opened; null: not told. */
export function isVersionSupported(
  releases: readonly ReleaseRow[],
  policy: Policy,
  row: CaseRow,
  account: AccountRow | null,
): boolean | null {
  const { supported_majors } = policy.settings;
  const own = majorOf(row.product_version ?? '');
  if (supported_majors === undefined || own === null) return null;
  const date = openingDate(row, account);
  const majors = releases
    .filter(({ product, released_on }) => product === row.product && released_on <= date)
    .map(({ version }) => majorOf(version))
    .filter((major) => major !== null);
  const newestFirst = [...new Set(majors)].sort((a, b) => b - a);
  const oldest = newestFirst[supported_majors - 1] ?? newestFirst.at(-1);
  return oldest === undefined ? null : own >= oldest;
}

function majorOf(version: string): number | null {
  const digits = /^\d+/.exec(version)?.[0];
  return digits === undefined ? null : Number(digits);
}
