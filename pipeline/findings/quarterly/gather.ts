import type { Warehouse } from '../../warehouse/open.js';
import { findBehindRows } from '../behind.js';
import { addCounted, beginCounting, type CountedTally } from '../counted.js';
import type { ReasonFinding } from '../contract.js';
import { found, gather, release } from '../queries.js';
import type { WaivedCases, WaivedTally } from '../waivers.js';
import type { ObligationRow, OpenCaseRow, SevereRow } from './cases.js';
import { grouped, groupedRows, type OwnedRow } from './grouped.js';
import type { AnswerRow, DeliverableOwed, HingeRow, VolumeRow } from './others.js';
import type { Quarter } from './quarter.js';
import type { KeptScenario, KeptTally, ScenarioTally, SpreadTally, Tally } from './rates.js';
import { chooseAccounts, type ReportedAccount, setVariables } from './scope.js';

/** So many obligations of an account and policy go along with its document. */
const mostBehind = 2000;

/** And so many of each sort of what is counted beside them. */
const mostCounted = 1000;

/** What the queries say of a batch of accounts, by account and policy. */
export type Gathered = Awaited<ReturnType<typeof gathered>>;

/** Asks everything of these accounts at once. */
export async function gathered(
  warehouse: Warehouse,
  { policies }: Quarter,
  accounts: readonly ReportedAccount[],
) {
  await chooseAccounts(warehouse, accounts);
  const highest = policies.flatMap(({ id, severities: [first] }) =>
    first === undefined ? [] : [`'${`${id}/${first.id}`.replaceAll("'", "''")}'`],
  );
  await setVariables(warehouse, { report_top_severities: `[${highest.join(', ')}]::varchar[]` });
  await gather(warehouse, 'quarterly/batch', 'account_batch');
  await gather(warehouse, 'quarterly/account_cases', 'scope_cases');
  await gather(warehouse, 'scope_rows');
  await gather(warehouse, 'scope_invitations');
  await beginCounting(warehouse);
  await addCounted(warehouse, 'invitations', 'answers', 'readings', 'hinges', 'opened');
  await setVariables(warehouse, { counted_limit: String(mostCounted) });
  const rows = {
    tallies: await grouped<Tally>(warehouse, 'tallies'),
    scenarioTallies: await grouped<ScenarioTally>(warehouse, 'scenario_tallies'),
    kept: await grouped<KeptTally>(warehouse, 'kept'),
    keptScenarios: await grouped<KeptScenario>(warehouse, 'kept_scenarios'),
    spreads: await grouped<SpreadTally>(warehouse, 'spreads'),
    populations: await grouped<PopulationRow>(warehouse, 'populations'),
    behind: groupedRows(await findBehindRows(warehouse, mostBehind, 'account')),
    counted: await grouped<CountedTally & OwnedRow>(warehouse, 'counted'),
    missed: await grouped<ObligationRow>(warehouse, 'missed'),
    overdue: await grouped<ObligationRow>(warehouse, 'overdue'),
    openCases: await grouped<OpenCaseRow>(warehouse, 'open_cases'),
    severe: await grouped<SevereRow>(warehouse, 'severe_cases'),
    volumes: await grouped<VolumeRow>(warehouse, 'volumes'),
    answers: await grouped<AnswerRow>(warehouse, 'answers'),
    deliverables: await grouped<DeliverableOwed>(warehouse, 'deliverables'),
    hinges: await grouped<HingeRow>(warehouse, 'hinges'),
    reasons: await grouped<ReasonRow>(warehouse, 'reasons'),
    contracts: await grouped<ContractRow>(warehouse, 'contracts'),
    waived: groupedRows(await found<WaivedTally>(warehouse, 'waived_tallies')),
    waivedCases: groupedRows(await found<WaivedCases>(warehouse, 'waived_cases')),
  };
  for (const table of [
    'counted_rows',
    'scope_invitations',
    'scope_rows',
    'scope_cases',
    'account_batch',
  ]) {
    await release(warehouse, table);
  }
  return rows;
}

interface PopulationRow extends OwnedRow {
  readonly obligations: number;
  readonly cases: number;
}

interface ReasonRow extends OwnedRow, ReasonFinding {}

interface ContractRow extends OwnedRow {
  readonly tier: string | null;
  readonly plan: string | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
}
