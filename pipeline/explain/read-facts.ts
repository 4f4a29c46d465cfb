import { UserError } from '../failure.js';
import type { HolidayRow } from '../policy/calendar.js';
import type { Warehouse } from '../warehouse/open.js';
import type {
  CaseFacts,
  CaseRow,
  ContractRow,
  EventRow,
  OutcomeRow,
  ScenarioRow,
} from './facts.js';
import { unknownCase } from './unknown-case.js';

/** Reads all that is known of one case. Throws a UserError where nothing was replayed yet or there is no such case. */
export async function readCaseFacts(warehouse: Warehouse, caseId: string): Promise<CaseFacts> {
  const as_of_ms = await readAsOf(warehouse);
  const row = await readCase(warehouse, caseId, as_of_ms);
  const key = { key: row.case_key };
  return {
    as_of_ms,
    row,
    events: await warehouse.rows<EventRow>(eventsOfCase, { id: caseId, until: BigInt(as_of_ms) }),
    contracts: await warehouse.rows<ContractRow>(contractsOfAccount, { account: row.account_id }),
    outcomes: await warehouse.rows<OutcomeRow>(outcomesOfCase, key),
    scenarios: await warehouse.rows<ScenarioRow>(
      'select scenario, reading, option, policies, why_not from policy.scenarios order by scenario_id',
    ),
    holidays: await warehouse.rows<HolidayRow>(`
      select calendar, date::text as date, name, opens, closes
      from raw.holidays order by calendar, date, opens`),
  };
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

async function readCase(warehouse: Warehouse, id: string, asOfMs: number): Promise<CaseRow> {
  const [row] = await warehouse.rows<CaseRow>(caseById, { id });
  if (row === undefined) throw await unknownCase(warehouse, id, asOfMs);
  return row;
}

const caseById = `
  select
      facts.case_key,
      facts.case_id,
      facts.account_id,
      accounts.name as account_name,
      accounts.site,
      accounts.country,
      coalesce(accounts.time_zone, 'UTC') as time_zone,
      facts.opened_at_ms,
      cases.severity,
      cases.channel,
      cases.category,
      cases.product,
      cases.subject,
      coalesce(versions.policy, facts.policy) as policy,
      versions.version,
      versions.sha256 as policy_sha256,
  from case_facts as facts
  inner join raw.cases as cases on facts.case_id = cases.case_id
  left join raw.accounts as accounts on facts.account_id = accounts.account_id
  left join policy.versions as versions on facts.version_key = versions.version_key
  where facts.case_id = $id and cases.case_id = $id`;

const eventsOfCase = `
  with
  own as (
      select * from raw.events where case_id = $id
  ),
  case_row as (
      select * from raw.cases where case_id = $id
  ),
  facts as (
      select
          at_ms, type, actor_type, actor_id, visibility, value, event_id,
          null as "column", source_id, source_row,
      from own
      union all by name
      select
          told.at_ms, told.type, told.actor_type, told.visibility, told.value,
          told."column", case_row.source_id, case_row.source_row,
      from case_row,
          lateral (values
              (first_response_at_ms, 'message', 'agent', 'public', null, 'first_response_at'),
              (solved_at_ms, 'status', null, null, 'solved', 'solved_at'),
              (closed_at_ms, 'status', null, null, 'closed', 'closed_at')
          ) as told(at_ms, type, actor_type, visibility, value, "column")
      where
          told.at_ms is not null
          and not exists (
              from own
              where own.type = told.type
                  and (own.value = told.value or told.value is null)
                  and (
                      told.type = 'status'
                      or (own.actor_type = 'agent' and own.visibility = 'public')
                  )
          )
  )
  select
      facts.* exclude (source_id, source_row),
      sources.path as file,
      facts.source_row as row,
      facts.source_id::bigint * 1099511627776 + facts.source_row as arrival,
  from facts
  left join raw.sources as sources on facts.source_id = sources.source_id
  where facts.at_ms <= $until
  order by facts.at_ms, arrival`;

const contractsOfAccount = `
  select policy, tier, plan, starts_on::text as starts_on, ends_on::text as ends_on
  from raw.contracts
  where account_id = $account
  order by starts_on, policy, tier`;

const outcomesOfCase = `
  select
      scenario, obligation_id, promise, tier, severity, clause, calendar, target,
      target_ms, started_at_ms, due_at_ms, due_low_at_ms, satisfied_at_ms,
      ended_at_ms, elapsed_ms, overdue_ms, targets_in_gap, verdict, reason,
      settled, hinges_on, start_arrival, satisfied_arrival,
  from obligations
  where case_key = $key
  order by started_at_ms, promise, scenario`;
