import { UserError } from '../failure.js';
import { literals } from '../ingest/quote.js';
import type { HolidayRow } from '../policy/calendar.js';
import type { Warehouse } from '../warehouse/open.js';
import type { InvitationTold } from './contract.js';
import type {
  CaseFacts,
  CaseRow,
  ContractRow,
  EventRow,
  OutcomeRow,
  ScenarioRow,
} from './facts.js';
import {
  casesAmong,
  contractsAmong,
  eventsAmong,
  invitationsAmong,
  outcomesAmong,
} from './queries.js';
import { readQueueFacts } from './read-queue.js';
import { type SurroundingRow, surroundingsAmong } from './surroundings.js';
import { unknownCase } from './unknown-case.js';

/** Reads all that is known of one case. Throws a UserError where nothing was replayed yet or there is no such case. */
export async function readCaseFacts(warehouse: Warehouse, caseId: string): Promise<CaseFacts> {
  const asOfMs = await readAsOf(warehouse);
  const [found] = await warehouse.rows<{ case_key: number }>(
    'select case_key from case_facts where case_id = $id',
    { id: caseId },
  );
  if (found === undefined) throw await unknownCase(warehouse, caseId, asOfMs);
  const [facts] = await readFactsOfCases(warehouse, found.case_key, found.case_key);
  if (facts === undefined) throw await unknownCase(warehouse, caseId, asOfMs);
  return facts;
}

/** Reads all that is known of the cases with these numbers, both ends included, in the order of their numbers. */
export function readFactsOfCases(
  warehouse: Warehouse,
  fromKey: number,
  toKey: number,
): Promise<CaseFacts[]> {
  return readFactsAmong(warehouse, `between ${fromKey} and ${toKey}`);
}

/** The same of the cases with these ids, however far they lie from each other; unknown ids are left out. */
export async function readFactsOfIds(
  warehouse: Warehouse,
  ids: readonly string[],
): Promise<CaseFacts[]> {
  if (ids.length === 0) return [];
  const found = await warehouse.rows<{ case_key: number }>(
    `select case_key from case_facts where case_id in (${literals(ids)}) order by case_key`,
  );
  if (found.length === 0) return [];
  return readFactsAmong(warehouse, `in (${found.map(({ case_key }) => case_key).join(', ')})`);
}

async function readFactsAmong(warehouse: Warehouse, among: string): Promise<CaseFacts[]> {
  const as_of_ms = await readAsOf(warehouse);
  const cases = await warehouse.rows<CaseRow>(casesAmong(among));
  const events = await warehouse.rows<EventRow & { case_id: string }>(eventsAmong(among), {
    until: BigInt(as_of_ms),
  });
  const contracts = await warehouse.rows<ContractRow & { account_id: string }>(
    contractsAmong(among),
  );
  const outcomes = await warehouse.rows<OutcomeRow & { case_id: string }>(outcomesAmong(among));
  const invitations = await warehouse.rows<InvitationTold & { case_id: string }>(
    invitationsAmong(among),
  );
  const surroundings = await warehouse.rows<SurroundingRow>(surroundingsAmong(among));
  const shared = {
    as_of_ms,
    scenarios: await warehouse.rows<ScenarioRow>(
      'select scenario, reading, option, policies, why_not from policy.scenarios order by scenario_id',
    ),
    holidays: await warehouse.rows<HolidayRow>(`
      select calendar, date::text as date, name, opens, closes
      from raw.holidays order by calendar, date, opens`),
  };
  const queueOf = await readQueueFacts(warehouse, among);
  const eventsOf = grouped(events, (event) => event.case_id);
  const contractsOf = grouped(contracts, (contract) => contract.account_id);
  const outcomesOf = grouped(outcomes, (outcome) => outcome.case_id);
  const invitationsOf = grouped(invitations, (invitation) => invitation.case_id);
  const surroundingOf = new Map(surroundings.map((each) => [each.case_id, each]));
  return cases.map((row) => ({
    ...shared,
    row,
    surroundings: surroundingOf.get(row.case_id) ?? null,
    events: eventsOf.get(row.case_id) ?? [],
    contracts: contractsOf.get(row.account_id) ?? [],
    outcomes: (outcomesOf.get(row.case_id) ?? []).map(({ case_id: _, ...outcome }) => outcome),
    invitations: (invitationsOf.get(row.case_id) ?? []).map(({ case_id: _, ...told }) => told),
    queue: queueOf.get(row.case_id) ?? null,
  }));
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

async function readAsOf(warehouse: Warehouse): Promise<number> {
  const [made] = await warehouse.rows<{ found: number }>(
    "select count(*) as found from duckdb_tables() where schema_name = 'policy' and table_name = 'replays'",
  );
  if (made?.found === 1) {
    const [replayed] = await warehouse.rows<{ as_of_ms: number }>(
      'select as_of_ms from policy.replays',
    );
    if (replayed !== undefined) return replayed.as_of_ms;
  }
  throw new UserError({
    code: 'explain.no-ledger',
    message: 'There is no ledger to explain: the cases of this workspace were not replayed yet.',
    hint: 'Run punctual replay first.',
  });
}
