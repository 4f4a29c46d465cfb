import type { Cause } from '../findings/contract.js';
import type { Warehouse } from '../warehouse/open.js';
import { type ChangedFacts, causesByData, distinct } from './attribute.js';
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
import type { PresentRun, RecordedRun } from './run.js';

/** What of the data differs between two runs, up to the earlier as-of instant. */
export interface DataBetween {
  readonly isOther: boolean;
  /** Whether they rest on other files. */
  readonly hasOtherFiles: boolean;
  readonly tallies: readonly FactTally[];
  /** All of it, where it cannot be told which of it moved a figure. */
  readonly causes: readonly Cause[];
  /** By which of it an item moved; nothing: by none that is known. */
  readonly causesOf: (from: ItemRow | null, to: ItemRow | null) => Cause[];
}

/** What the facts of both runs tell, once `fact_changes` holds them against each other. */
export async function dataByFacts(
  warehouse: Warehouse,
  before: RecordedRun,
  now: RecordedRun | PresentRun,
): Promise<DataBetween> {
  const tallies = await tallyFacts(warehouse, before.asOfMs, now.asOfMs);
  const changed = await changedFacts(warehouse, listsOf([...before.policies, ...now.policies]));
  return {
    isOther: tallies.some(({ kind }) => kind !== 'newer'),
    hasOtherFiles: hasOtherFiles(before, now),
    tallies,
    causes: causesIn(tallies),
    causesOf: (from, to) => causesByData({ before: from, now: to }, changed),
  };
}

/** What can be said where a run left its facts behind: whether its exports are the same, if it tells that. */
export function dataBySources(before: RecordedRun, now: RecordedRun | PresentRun): DataBetween {
  const isTold = before.isTold && now.isTold;
  if (isTold && !hasOtherFiles(before, now)) {
    return { isOther: false, hasOtherFiles: false, tallies: [], causes: [], causesOf: () => [] };
  }
  const causes: Cause[] = [{ kind: isTold ? 'data' : 'untold', subject: null, through: null }];
  return { isOther: true, hasOtherFiles: true, tallies: [], causes, causesOf: () => causes };
}

/** What the facts of one file came as, or, where none is told as its own, what all did; where there are none the exports are others. */
export function causesOfFile(
  { tallies, causes: all }: DataBetween,
  file: string,
): readonly Cause[] {
  const own = tallies.filter(({ source }) => source === file);
  const causes = own.map(({ kind, table }) => ({ kind, subject: table, through: null }));
  if (causes.length > 0) return distinct(causes);
  return all.length > 0 ? all : [otherFiles];
}

/** The exports differ, and by no fact that is known. */
export const otherFiles: Cause = { kind: 'data', subject: null, through: null };

function hasOtherFiles(before: RecordedRun, now: RecordedRun | PresentRun): boolean {
  const files = ({ sources }: RecordedRun | PresentRun) =>
    sources
      .map(({ table, sha256 }) => `${table} ${sha256}`)
      .sort()
      .join('\n');
  return files(before) !== files(now);
}

/** Late and corrected facts, by their table where they are of one. */
function causesIn(tallies: readonly FactTally[]): Cause[] {
  return (['late', 'corrected'] as const).flatMap((kind) => {
    const tables = new Set(tallies.filter((each) => each.kind === kind).map(({ table }) => table));
    if (tables.size === 0) return [];
    const [table = null] = tables;
    const isOne = tables.size === 1 && table !== 'other cases';
    return [{ kind, subject: isOne ? table : null, through: null }];
  });
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
