import type { Warehouse } from '../../warehouse/open.js';
import { found } from '../queries.js';
import type { UpdateGaps } from './contract.js';
import { whileGathered } from './told.js';

interface Tally {
  readonly severity: string | null;
  readonly is_all: boolean;
  readonly gaps: number;
  readonly median_ms: number | null;
  readonly p90_ms: number | null;
  readonly longest_ms: number | null;
}

/** How long unresolved cases waited between our messages, over all and by severity, the most severe first. */
export async function findUpdateGaps(
  warehouse: Warehouse,
  severities: readonly string[],
): Promise<UpdateGaps> {
  const tallies = await whileGathered(warehouse, 'gap_rows', ['gaps'], () =>
    found<Tally>(warehouse, 'described/update_gaps'),
  );
  const told = tallies.flatMap(({ severity, is_all, gaps: n, median_ms, p90_ms, longest_ms }) =>
    median_ms === null || p90_ms === null || longest_ms === null
      ? []
      : [{ severity, is_all, n, medianMs: median_ms, p90Ms: p90_ms, longestMs: longest_ms }],
  );
  const rank = (severity: string | null) => {
    const place = severities.indexOf(severity ?? '');
    return place < 0 ? severities.length : place;
  };
  const all = told.find(({ is_all }) => is_all);
  return {
    all: all === undefined ? null : timesOf(all),
    severities: told
      .filter(({ is_all }) => !is_all)
      .sort((a, b) => rank(a.severity) - rank(b.severity))
      .map((each) => ({ severity: each.severity, ...timesOf(each) })),
  };
}

function timesOf<Times extends NonNullable<UpdateGaps['all']>>(times: Times) {
  const { n, medianMs, p90Ms, longestMs } = times;
  return { n, medianMs, p90Ms, longestMs };
}
