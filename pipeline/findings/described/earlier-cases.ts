import type { Warehouse } from '../../warehouse/open.js';
import { found } from '../queries.js';
import type { PreviousCases, SameEngineers } from './contract.js';
import { one, shareOf, total, whileGathered } from './told.js';

type State = PreviousCases['states'][number]['state'];

const states: readonly State[] = ['closed', 'solved', 'open', 'elsewhere', 'unknown'];

/** How many new cases name an earlier one, and how that one stood at the time. */
export async function findPreviousCases(warehouse: Warehouse): Promise<PreviousCases> {
  const rows = await whileGathered(warehouse, 'previous_rows', ['earlier_cases'], () =>
    found<{ state: State | null; cases: number }>(warehouse, 'described/previous_cases'),
  );
  const count = (state: State) =>
    total(
      rows,
      ({ cases }) => cases,
      (row) => row.state === state,
    );
  return {
    naming: shareOf(
      total(states, count),
      total(rows, ({ cases }) => cases),
    ),
    states: states
      .map((state) => ({ state, cases: count(state) }))
      .filter(({ cases }) => cases > 0),
  };
}

interface Tally {
  readonly named: number;
  readonly named_same: number;
  readonly named_unknown: number;
  readonly returning: number;
  readonly returning_same: number;
  readonly returning_unknown: number;
}

/** How often whoever first answered a new case had worked on the one it names, or for the same requester, before. */
export async function findSameEngineers(warehouse: Warehouse): Promise<SameEngineers> {
  const tally = await whileGathered(warehouse, 'engineer_rows', ['engineers'], () =>
    one<Tally>(warehouse, 'described/same_engineers'),
  );
  return {
    named: shareOf(tally.named_same, tally.named),
    returning: shareOf(tally.returning_same, tally.returning),
    namedUnknown: tally.named_unknown,
    returningUnknown: tally.returning_unknown,
  };
}
