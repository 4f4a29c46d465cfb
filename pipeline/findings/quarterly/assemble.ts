import { behindRows } from '../behind.js';
import { countedOf } from '../counted.js';
import type { Named, PolicyTerms } from '../contract.js';
import { notableOf, obligationsOf, openCasesOf } from './cases.js';
import type { PolicyQuarter, QuarterlyFindings } from './contract.js';
import type { Gathered } from './gather.js';
import { type Grouped, groupBy, type OwnedRow } from './grouped.js';
import { deliverablesOf, hingesOf, scoresOf, volumesOf } from './others.js';
import type { Quarter } from './quarter.js';
import { keptOf, promisesOf, waivedOf } from './rates.js';
import type { ReportedAccount } from './scope.js';

/** What was gathered, told of one account: timelines and what its reader may know aside. */
export function findingsOf(
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

/** Whether the account had a contract, a case or an obligation under the policy in the quarters shown. */
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
  const deliverables = deliverablesOf(of(rows.deliverables), account, periods.toMs);
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
    counted: countedOf(of(rows.counted), terms.id, scenarios, deliverables),
    missed,
    overdue: obligationsOf(of(rows.overdue), scenarios),
    notable: notableOf(missed, of(rows.severe), of(rows.openCases), isAlone),
    volumes: volumesOf(of(rows.volumes), quarters),
    satisfaction: scoresOf(of(rows.answers), quarters),
    deliverables,
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
