import type { Cause } from '../findings/contract.js';
import type { Warehouse } from '../warehouse/open.js';
import { type ChangedFacts, causesByData } from './attribute.js';
import { changesFor, type FactChange, type FactTally, otherKinds, tallyFacts } from './facts.js';
import type { ItemRow, MovedItem } from './items.js';
import type { PresentRun, RecordedRun } from './run.js';

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
  moved: readonly MovedItem[],
  fromMs: number,
  toMs: number,
): Promise<DataBetween> {
  const tallies = await tallyFacts(warehouse, fromMs, toMs);
  const changed = await changedFacts(warehouse, moved);
  return {
    isOther: tallies.some(({ kind }) => kind !== 'newer'),
    tallies,
    causesOf: (before, now) => causesByData({ before, now }, changed),
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
  moved: readonly MovedItem[],
): Promise<ChangedFacts> {
  const rows = moved.flatMap(({ before, now }) => [before, now].filter((row) => row !== null));
  const cases = [...new Set(rows.flatMap(({ case_id }) => case_id ?? []))];
  const accounts = [...new Set(rows.flatMap(({ account_id }) => account_id ?? []))];
  const changes = await changesFor(warehouse, cases, accounts);
  const products = await warehouse.rows<{ case_id: string; product: string | null }>(
    'select case_id, product from raw.cases where product is not null',
  );
  const wanted = new Set(cases);
  return {
    byCase: grouped(changes, ({ case_id }) => case_id),
    byAccount: grouped(changes, ({ case_id, account_id }) =>
      case_id === null ? account_id : null,
    ),
    holidays: changes.filter(({ table_name }) => table_name === 'holidays'),
    releases: changes.filter(({ table_name }) => table_name === 'releases'),
    others: await otherKinds(warehouse),
    productOf: new Map(
      products.flatMap(({ case_id, product }) =>
        wanted.has(case_id) && product !== null ? [[case_id, product] as const] : [],
      ),
    ),
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
