import type { Audience } from '../../audience.js';
import { UserError } from '../../failure.js';
import { enterWaivers } from '../../waivers/enter.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { Named, PolicyTerms, ReasonFinding } from '../contract.js';
import { behindRows, findBehindRows } from '../behind.js';
import type { Periods } from '../periods.js';
import type { SpokenScenario } from '../promises.js';
import { found, gather, release } from '../queries.js';
import { type Replayed, readReplayed } from '../replayed.js';
import { accountNamed } from '../scope.js';
import { heldBefore, termsOf } from '../terms.js';
import { findTimelines } from '../timelines.js';
import {
  notableOf,
  type ObligationRow,
  type OpenCaseRow,
  obligationsOf,
  openCasesOf,
  type SevereRow,
} from './cases.js';
import type { Evidence, PolicyQuarter, QuarterlyFindings } from './contract.js';
import { type Grouped, grouped, groupBy, groupedRows, type OwnedRow } from './grouped.js';
import { livesOf } from './lives.js';
import {
  type AnswerRow,
  type DeliverableOwed,
  deliverablesOf,
  type HingeRow,
  hingesOf,
  scoresOf,
  type VolumeRow,
  volumesOf,
} from './others.js';
import {
  type KeptScenario,
  type KeptTally,
  keptOf,
  promisesOf,
  type ScenarioTally,
  type SpreadTally,
  type Tally,
  type WaivedCases,
  type WaivedRow,
  waivedOf,
} from './rates.js';
import {
  type AskedQuarter,
  accountsOfQuarter,
  chooseAccounts,
  enterQuarter,
  type ReportedAccount,
  setVariables,
} from './scope.js';

/** What holds for every account of the quarter. */
export interface Quarter {
  readonly asked: AskedQuarter;
  readonly periods: Periods;
  readonly replayed: Replayed;
  readonly policies: readonly PolicyTerms[];
  readonly scenarios: ReadonlyMap<string, readonly SpokenScenario[]>;
  /** Policies whose tiers stand in their order, the highest first. */
  readonly ranked: ReadonlySet<string>;
  readonly evidence: Evidence;
  /** Every account with something to report. */
  readonly accounts: readonly ReportedAccount[];
}

/** So many accounts are asked about at once; more would only hold more in memory. */
const together = 128;

/** So many obligations of an account and policy go along with its document. */
const mostBehind = 2000;

/** Enters a quarter: its bounds, the policies' terms, and who has something to report. */
export async function openQuarter(warehouse: Warehouse, asked: AskedQuarter): Promise<Quarter> {
  const replayed = await readReplayed(warehouse);
  const periods = await enterQuarter(warehouse, asked);
  await enterWaivers(warehouse, asked.register ?? null);
  const rows = await warehouse.rows<SpokenScenario & { policies: string[] }>(
    `select scenario_id, scenario, reading, option, why_not, policies
    from policy.scenarios
    order by scenario_id`,
  );
  const ids = [...new Set(replayed.policies.map(({ policy }) => policy))].sort();
  const scenarios = new Map(
    ids.map((id) => [
      id,
      rows
        .filter(({ policies }) => policies.includes(id))
        .map(({ policies: _, ...scenario }) => scenario),
    ]),
  );
  const policies = ids.map((id) => {
    const versions = replayed.policies.filter(({ policy }) => policy === id);
    const whyNot = (scenarios.get(id) ?? []).flatMap(({ scenario, why_not }) =>
      why_not === null ? [] : [[scenario, why_not] as const],
    );
    return termsOf(versions, periods.endsBefore, new Map(whyNot));
  });
  const ranked = ids.filter((id) => {
    const versions = replayed.policies.filter(({ policy }) => policy === id);
    return heldBefore(versions, periods.endsBefore).read.tiers_ranked;
  });
  return {
    asked,
    periods,
    replayed,
    policies,
    ranked: new Set(ranked),
    scenarios,
    evidence: { sources: await sourcesOf(warehouse) },
    accounts: await accountsOfQuarter(warehouse),
  };
}

async function sourcesOf(warehouse: Warehouse): Promise<Evidence['sources']> {
  const rows = await found<{
    path: string;
    sha256: string;
    table_name: string;
    rows_read: number;
    loaded: number;
  }>(warehouse, 'sources');
  return rows.map(({ path, sha256, table_name, rows_read, loaded }) => ({
    file: path,
    sha256,
    table: table_name,
    rowsRead: rows_read,
    loaded,
  }));
}

/** The account of that id or name, if it has something to report in the quarter. */
export async function accountOfQuarter(
  warehouse: Warehouse,
  { accounts, asked: { quarter } }: Quarter,
  asked: string,
): Promise<ReportedAccount> {
  const { id, name } = await accountNamed(warehouse, asked);
  const reported = accounts.find((account) => account.id === id);
  if (reported !== undefined) return reported;
  throw new UserError({
    code: 'report.no-contract',
    message: `The account ${id} (${name}) has no contract and no case in ${quarter} under a policy of this ledger.`,
    hint: 'Name another quarter, or load its contract with punctual ingest and replay again.',
  });
}

/** Finds the quarter of one account after another, many asked about at once; each is made when it is asked for. */
export async function* findQuarters(
  warehouse: Warehouse,
  quarter: Quarter,
  accounts: readonly ReportedAccount[],
  audience: Audience,
): AsyncGenerator<QuarterlyFindings> {
  for (let from = 0; from < accounts.length; from += together) {
    const batch = accounts.slice(from, from + together);
    const rows = await gathered(warehouse, quarter, batch);
    const quarters = batch.map((account) => findingsOf(account, quarter, rows));
    const lives = await findTimelines(warehouse, quarters.flatMap(notableIds), audience);
    for (const each of quarters) {
      yield { ...each, audience, timelines: livesOf(lives, notableIds(each)) };
    }
  }
}

function notableIds({ policies }: Pick<QuarterlyFindings, 'policies'>): string[] {
  return policies.flatMap(({ notable }) => notable.map(({ caseId }) => caseId));
}

type Gathered = Awaited<ReturnType<typeof gathered>>;

async function gathered(
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
  const rows = {
    tallies: await grouped<Tally>(warehouse, 'tallies'),
    scenarioTallies: await grouped<ScenarioTally>(warehouse, 'scenario_tallies'),
    kept: await grouped<KeptTally>(warehouse, 'kept'),
    keptScenarios: await grouped<KeptScenario>(warehouse, 'kept_scenarios'),
    spreads: await grouped<SpreadTally>(warehouse, 'spreads'),
    populations: await grouped<PopulationRow>(warehouse, 'populations'),
    behind: groupedRows(await findBehindRows(warehouse, mostBehind, 'account')),
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
    waived: await grouped<WaivedRow>(warehouse, 'waived_tallies'),
    waivedCases: await grouped<WaivedCases>(warehouse, 'waived_cases'),
  };
  for (const table of ['scope_invitations', 'scope_rows', 'scope_cases', 'account_batch']) {
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

function findingsOf(
  { id, name, slug }: ReportedAccount,
  quarter: Quarter,
  rows: Gathered,
): Omit<QuarterlyFindings, 'audience' | 'timelines'> {
  const { periods, replayed, asked, policies, evidence } = quarter;
  const volumes = groupBy(rows.volumes.ofAccount(id), ({ policy }) => policy);
  const without = volumesOf(volumes.get(null) ?? [], periods.labels);
  const own = policies.filter((terms) => isOf(id, terms.id, rows));
  return {
    programVersion: replayed.programVersion,
    asOfMs: replayed.asOfMs,
    isAsOfGiven: replayed.isAsOfGiven,
    slug,
    scope: {
      month: asked.quarter,
      fromMs: periods.startsMs.at(-1) ?? periods.toMs,
      toMs: periods.toMs,
      zone: asked.zone,
      period: asked.period,
      account: { id, name },
      months: periods.labels,
    },
    policies: own.map((terms) =>
      policyQuarter({ id, name }, terms, quarter, rows, own.length === 1),
    ),
    casesWithoutPolicy: without.find(({ kind }) => kind === 'all')?.cases.at(-1) ?? 0,
    openCases: openCasesOf(rows.openCases.ofAccount(id)),
    whatIfs: [],
    commentary: null,
    evidence,
  };
}

/** Whether the policy has anything to do with the account in the quarters shown. */
function isOf(account: string, policy: string, rows: Gathered): boolean {
  const those: readonly Grouped<OwnedRow>[] = [
    rows.contracts,
    rows.tallies,
    rows.volumes,
    rows.populations,
  ];
  return those.some((each) => each.of(account, policy).length > 0);
}

function policyQuarter(
  account: Named,
  terms: PolicyTerms,
  { periods, asked, scenarios: spoken }: Quarter,
  rows: Gathered,
  isAlone: boolean,
): PolicyQuarter {
  const of = <Row extends OwnedRow>(group: Grouped<Row>) => group.of(account.id, terms.id);
  const scenarios = spoken.get(terms.id) ?? [];
  const quarters = periods.labels;
  const counted = {
    tallies: of(rows.tallies),
    scenarioTallies: of(rows.scenarioTallies),
    spreads: of(rows.spreads),
    quarters,
    scenarios,
    terms,
  };
  const missed = obligationsOf(of(rows.missed), scenarios);
  const [population] = of(rows.populations);
  const promises = promisesOf(counted);
  const kept = keptOf(of(rows.kept), of(rows.keptScenarios), counted);
  return {
    policy: terms,
    contracts: of(rows.contracts).map(({ tier, plan, starts_on, ends_on }) => ({
      tier,
      plan,
      startsOn: starts_on,
      endsOn: ends_on,
    })),
    population: { obligations: population?.obligations ?? 0, cases: population?.cases ?? 0 },
    promises,
    kept,
    waived: waivedOf(promises, kept, of(rows.waived), of(rows.waivedCases)),
    behind: {
      total: of(rows.behind)[0]?.total ?? 0,
      rows: behindRows(of(rows.behind), asked.zone, scenarios),
    },
    missed,
    overdue: obligationsOf(of(rows.overdue), scenarios),
    notable: notableOf(missed, of(rows.severe), of(rows.openCases), isAlone),
    volumes: volumesOf(of(rows.volumes), quarters),
    satisfaction: scoresOf(of(rows.answers), quarters),
    deliverables: deliverablesOf(of(rows.deliverables), account, periods.toMs),
    hinges: hingesOf(of(rows.hinges), scenarios),
    reasons: of(rows.reasons).map(({ promise, verdict, reason, obligations, cases }) => ({
      promise,
      verdict,
      reason,
      obligations,
      cases,
    })),
  };
}
