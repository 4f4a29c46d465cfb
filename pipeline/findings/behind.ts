import { civilZone } from '../policy/zone.js';
import type { Warehouse } from '../warehouse/open.js';
import type { BehindFinding, BehindRow } from './behind-contract.js';
import { hingesOn } from './hinges.js';
import type { Periods } from './periods.js';
import type { SpokenScenario } from './promises.js';
import { found, gather, release } from './queries.js';
import { type AskedScope, enterScope } from './scope.js';

/** As many as a document carries with it; more are listed by `punctual trace`. */
export const mostBehind = 10_000;

/** One row of the query, as it comes. */
export interface BehindTally {
  readonly account_id: string;
  readonly policy: string | null;
  readonly obligation_id: string;
  readonly case_id: string;
  readonly account_name: string;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly channel: string | null;
  readonly category: string | null;
  readonly assignment_group: string | null;
  readonly started_at_ms: number | null;
  readonly due_at_ms: number | null;
  readonly has_clock: boolean;
  readonly verdict: BehindRow['verdict'];
  readonly reason: string | null;
  readonly left_tenth: number | null;
  readonly is_timed: boolean;
  readonly is_waived: boolean;
  readonly satisfied_arrival: number | null;
  readonly month: string | null;
  readonly hinge_mask: string;
  readonly total: number;
}

/** The obligations behind the figures of the scope's period, at most so many. Reads `scope_cases`, `scope_rows` and `scope_responders`. */
export async function findBehind(
  warehouse: Warehouse,
  zoneName: string,
  scenarios: readonly SpokenScenario[],
  most = mostBehind,
  isWhole = false,
): Promise<BehindFinding> {
  const rows = await findBehindRows(warehouse, most, 'policy', isWhole);
  return {
    total: rows[0]?.total ?? 0,
    rows: behindRows(rows, zoneName, scenarios, await findResponders(warehouse)),
  };
}

/** Who satisfied what, by the number of the fact. */
async function findResponders(warehouse: Warehouse): Promise<ReadonlyMap<number, string>> {
  const rows = await warehouse.rows<{ arrival: number; actor_id: string }>(
    'select arrival, actor_id from scope_responders',
  );
  return new Map(rows.map(({ arrival, actor_id }) => [arrival, actor_id]));
}

/** The rows themselves: the first so many of each policy, or of each account and policy. */
export async function findBehindRows(
  warehouse: Warehouse,
  most: number,
  each: 'policy' | 'account',
  isWhole = false,
): Promise<BehindTally[]> {
  await warehouse.run(`set variable behind_is_whole = ${isWhole}`);
  await warehouse.run(`set variable behind_limit = ${most}`);
  await warehouse.run(`set variable behind_by_account = ${each === 'account'}`);
  return found<BehindTally>(warehouse, 'behind_rows');
}

/** The rows as findings tell them. */
export function behindRows(
  rows: readonly BehindTally[],
  zoneName: string,
  scenarios: readonly SpokenScenario[],
  responders: ReadonlyMap<number, string> = new Map(),
): BehindRow[] {
  const hourOf = localHours(zoneName);
  return rows.map((row) => ({
    obligationId: row.obligation_id,
    policy: row.policy,
    caseId: row.case_id,
    account: row.account_name,
    promise: row.promise,
    tier: row.tier,
    severity: row.severity,
    channel: row.channel,
    category: row.category,
    group: row.assignment_group,
    startedAtMs: row.started_at_ms,
    dueAtMs: row.due_at_ms,
    hour: row.has_clock && row.started_at_ms !== null ? hourOf(row.started_at_ms) : null,
    verdict: row.verdict,
    reason: row.reason,
    left: row.left_tenth,
    isTimed: row.is_timed,
    isWaived: row.is_waived,
    responder: responders.get(row.satisfied_arrival ?? -1) ?? null,
    period: row.month,
    hingesOn: hingesOn(row.hinge_mask, scenarios),
  }));
}

/** All obligations behind the figures of a period, of one policy; or of all periods that its trend shows. */
export async function findAllBehind(
  warehouse: Warehouse,
  asked: AskedScope,
  periods: Periods,
  isWhole: boolean,
): Promise<BehindFinding> {
  await enterScope(warehouse, asked, periods);
  for (const table of gathered) await gather(warehouse, table);
  const scenarios = await found<SpokenScenario>(warehouse, 'scenarios');
  const behind = await findBehind(warehouse, asked.zone, scenarios, all, isWhole);
  for (const table of gathered) await release(warehouse, table);
  return behind;
}

const all = 1_000_000_000;
const gathered = ['scope_cases', 'scope_rows', 'scope_facts', 'scope_responders'];

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function localHours(zoneName: string): (ms: number) => string {
  const zone = civilZone(zoneName);
  if (zone === null) throw new Error(`No zone ${zoneName}.`);
  return (ms) => {
    const local = new Date(ms + zone.offsetMs(ms));
    return `${days[local.getUTCDay()]} ${String(local.getUTCHours()).padStart(2, '0')}:00`;
  };
}
