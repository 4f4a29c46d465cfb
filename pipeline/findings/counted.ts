import type { Warehouse } from '../warehouse/open.js';
import type { DeliverableFinding } from './contract.js';
import type { CountedFinding, CountedRow, CountedThing } from './counted-contract.js';
import { hingesOn } from './hinges.js';
import type { SpokenScenario } from './promises.js';
import { found, gatherMore } from './queries.js';

/** So many of each sort go along with a document; more are listed by `punctual trace`. */
const mostCounted = 2000;

/** One row of the query, as it comes. */
export interface CountedTally {
  readonly what: CountedThing;
  readonly case_id: string | null;
  readonly account_name: string | null;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly kind: string | null;
  readonly says: string | null;
  readonly mark: string | null;
  readonly amount: number | null;
  readonly at_ms: number | null;
  readonly month: string | null;
  readonly total: number;
}

/** Begins the list of what is counted beside obligations, empty. */
export function beginCounting(warehouse: Warehouse): Promise<void> {
  return warehouse.run(`create or replace temp table counted_rows (
    what varchar,
    case_id varchar,
    account_id varchar,
    account_name varchar,
    promise varchar,
    tier varchar,
    severity varchar,
    kind varchar,
    says varchar,
    mark varchar,
    amount double,
    at_ms bigint,
    month varchar
  )`);
}

/** Adds what a figure counts to the list, while the tables stand from which it is counted. */
export async function addCounted(
  warehouse: Warehouse,
  ...things: readonly CountedThing[]
): Promise<void> {
  for (const what of things) await gatherMore(warehouse, `counted/${what}`, 'counted_rows');
}

const all = 1_000_000_000;

/** The first so many of each sort, and how many there are; or all of them, of all periods shown. */
export async function findCounted(
  warehouse: Warehouse,
  policy: string,
  scenarios: readonly SpokenScenario[],
  deliverables: readonly DeliverableFinding[],
  isWhole: boolean,
): Promise<CountedFinding> {
  await addCounted(warehouse, 'readings', 'hinges');
  await warehouse.run(`set variable counted_limit = ${isWhole ? all : mostCounted}`);
  await warehouse.run(`set variable counted_is_whole = ${isWhole}`);
  const tallies = await found<CountedTally>(warehouse, 'counted_rows');
  return countedOf(tallies, policy, scenarios, deliverables);
}

/** The rows as findings tell them, with the deliverables that were found. */
export function countedOf(
  tallies: readonly CountedTally[],
  policy: string,
  scenarios: readonly SpokenScenario[],
  deliverables: readonly DeliverableFinding[],
): CountedFinding {
  const owed = deliverables.flatMap((each) => deliverableRows(policy, each));
  const totals = new Map(tallies.map(({ what, total }) => [what, total]));
  if (owed.length > 0) totals.set('deliverables', owed.length);
  return {
    totals: [...totals].map(([what, rows]) => ({ what, rows })),
    rows: [...tallies.map((tally) => rowOf(tally, policy, scenarios)), ...owed],
  };
}

function rowOf(
  tally: CountedTally,
  policy: string,
  scenarios: readonly SpokenScenario[],
): CountedRow {
  const on = tally.what === 'hinges' ? hingesOn(tally.kind ?? '0', scenarios) : null;
  return {
    what: tally.what,
    policy,
    caseId: tally.case_id,
    account: tally.account_name,
    promise: tally.promise,
    tier: tally.tier,
    severity: tally.severity,
    kind: on === null ? tally.kind : on.join(', '),
    says: tally.says,
    mark: on === null ? tally.mark : on.length === 1 ? 'alone' : 'together',
    amount: tally.amount,
    atMs: tally.at_ms,
    period: tally.month,
  };
}

/** Owed in the quarter or once, and owed in the quarter before. */
function deliverableRows(
  policy: string,
  { deliverable, isQuarterly, now, before }: DeliverableFinding,
): CountedRow[] {
  const told = [
    ...now.map((row) => ({ row, mark: isQuarterly ? 'this_quarter' : 'once' })),
    ...before.map((row) => ({ row, mark: 'quarter_before' })),
  ];
  return told.map(({ row, mark }) => ({
    what: 'deliverables',
    policy,
    caseId: null,
    account: row.account,
    promise: null,
    tier: row.tier,
    severity: null,
    kind: deliverable,
    says: row.verdict,
    mark,
    amount: null,
    atMs: row.dueAtMs ?? row.startedAtMs,
    period: null,
  }));
}
