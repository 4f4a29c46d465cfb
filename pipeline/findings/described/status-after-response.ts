import type { Policy } from '../../policy/schema.js';
import type { Warehouse } from '../../warehouse/open.js';
import { found } from '../queries.js';
import type { StatusAfterResponse } from './contract.js';
import { shareOf, total, whileGathered } from './told.js';
import { graceMs } from './variables.js';

interface Tally {
  readonly is_first: boolean;
  readonly is_left_so: boolean;
  readonly is_undecided: boolean;
  readonly messages: number;
}

/** Which of our messages of the month left their case in one of the statuses that the text names. */
export async function findStatusAfterResponse(
  warehouse: Warehouse,
  policy: Policy,
  statuses: readonly string[],
): Promise<StatusAfterResponse> {
  const tallies = await whileGathered(warehouse, 'response_rows', ['messages'], () =>
    found<Tally>(warehouse, 'described/response_statuses'),
  );
  const share = (of: readonly Tally[]) =>
    shareOf(
      total(
        of,
        ({ messages }) => messages,
        ({ is_left_so }) => is_left_so,
      ),
      total(
        of,
        ({ messages }) => messages,
        ({ is_undecided }) => !is_undecided,
      ),
    );
  return {
    statuses,
    graceMs,
    first: share(tallies.filter(({ is_first }) => is_first)),
    every: share(tallies),
    undecided: total(
      tallies,
      ({ messages }) => messages,
      ({ is_undecided }) => is_undecided,
    ),
    dailyUpdates: policy.promises.daily_update?.clause ?? null,
  };
}
