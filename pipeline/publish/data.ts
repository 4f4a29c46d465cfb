import type { Cause } from '../findings/contract.js';
import type { Warehouse } from '../warehouse/open.js';
import { type ChangedFacts, causesByData } from './attribute.js';
import {
  changesFor,
  type FactChange,
  type FactTally,
  otherKinds,
  productsOf,
  tallyFacts,
} from './facts.js';
import type { ItemRow } from './items.js';
import { listsOf } from './lists.js';
import type { PresentRun, RecordedRun, RunTerms } from './run.js';

/** What of the data differs between two runs, up to the earlier as-of instant. */
export interface DataBetween {
  readonly isOther: boolean;
  readonly tallies: readonly FactTally[];
  /** By which of it an item moved; nothing: by none that is known. */
  readonly causesOf: (from: ItemRow | null, to: ItemRow | null) => Cause[];
}

/** What the facts of both runs tell, once `fact_changes` holds them against each other. */
export async function dataByFacts(
  warehouse: Warehouse,
  before: RunTerms,
  now: RunTerms,
): Promise<DataBetween> {
  const tallies = await tallyFacts(warehouse, before.asOfMs, now.asOfMs);
  const changed = await changedFacts(warehouse, listsOf([...before.policies, ...now.policies]));
  return {
    isOther: tallies.some(({ kind }) => kind !== 'newer'),
    tallies,
    causesOf: (from, to) => causesByData({ before: from, now: to }, changed),
  };
}

/** What can be said where a run left its facts behind: whether its exports are the same, if it tells that. */
export function dataBySources(before: RecordedRun, now: RecordedRun | PresentRun): DataBetween {
  const isTold = before.isTold && now.isTold;
  const files = ({ sources }: RecordedRun | PresentRun) =>
    sources
      .map(({ table, sha256 }) => `${table} ${sha256}`)
      .sort()
      .join('\n');
  if (isTold && files(before) === files(now)) {
    return { isOther: false, tallies: [], causesOf: () => [] };
  }
  const cause: Cause = { kind: isTold ? 'data' : 'untold', subject: null, through: null };
  return { isOther: true, tallies: [], causesOf: () => [cause] };
}

async function changedFacts(
  warehouse: Warehouse,
  lists: ChangedFacts['lists'],
): Promise<ChangedFacts> {
  const changes = await changesFor(warehouse);
  return {
    byCase: grouped(changes, ({ case_id }) => case_id),
    byAccount: grouped(changes, ({ case_id, account_id }) =>
      case_id === null ? account_id : null,
    ),
    holidays: changes.filter(({ table_name }) => table_name === 'holidays'),
    lists,
    releases: changes.filter(({ table_name }) => table_name === 'releases'),
    others: await otherKinds(warehouse),
    productOf: await productsOf(warehouse),
  };
}

function grouped(
  changes: readonly FactChange[],
  by: (change: FactChange) => string | null,
): Map<string, FactChange[]> {
  const groups = new Map<string, FactChange[]>();
  for (const change of changes) {
    const key = by(change);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return groups;
}
