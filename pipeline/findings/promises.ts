import { ledgerPromises, procedurePromises } from '../policy/schema.js';
import type { Warehouse } from '../warehouse/open.js';
import type {
  CellFinding,
  KeptFinding,
  Named,
  PolicyTerms,
  PromiseFinding,
  Rate,
  ScenarioRate,
  ScopeFinding,
  SpreadFinding,
  VerdictName,
} from './contract.js';
import { controlOf, withLimits } from './control.js';
import { found } from './queries.js';
import { rangeOf } from './ranges.js';
import { rateOf, sumOf } from './rate.js';

/** A scenario that speaks of the policy. */
export interface SpokenScenario {
  readonly scenario_id: number;
  readonly scenario: string;
  readonly reading: string | null;
  readonly option: string | null;
  readonly why_not: string | null;
}

interface HouseTally {
  readonly month: string;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly verdict: VerdictName;
  readonly obligations: number;
  readonly hinging: number;
}

interface ScenarioTally {
  readonly scenario: string;
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly met: number;
  readonly missed: number;
}

const verdicts = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'] as const;

/** What became of every promise that the policy makes or that a case of the month was owed. */
export async function findPromises(
  warehouse: Warehouse,
  scope: ScopeFinding,
  terms: PolicyTerms,
  scenarios: readonly SpokenScenario[],
): Promise<PromiseFinding[]> {
  const house = await found<HouseTally>(warehouse, 'house_tallies');
  const others = await found<ScenarioTally>(warehouse, 'scenario_tallies');
  const spreads = await findSpreads(warehouse);
  const promised = new Set([
    ...terms.promises.filter(({ isJudged }) => isJudged).map(({ promise }) => promise),
    ...house.map(({ promise }) => promise),
  ]);
  return ledgerPromises
    .filter((promise) => promised.has(promise))
    .map((promise) => {
      const own = house.filter((tally) => tally.promise === promise);
      const months = ratesByMonth(own, scope);
      const control = controlOf(months);
      const rate = months.at(-1)?.rate ?? rateOf(0, 0);
      const judged = others.filter((tally) => tally.promise === promise);
      const rates = scenarioRates(scenarios, judged);
      return {
        promise,
        isProcedure: procedurePromises.some((each) => each === promise),
        rate,
        before: months.at(-2)?.rate ?? rateOf(0, 0),
        range: rangeOf(rate, rates),
        scenarios: rates,
        months: withLimits(months, control),
        control,
        verdicts: verdictsOf(own.filter(({ month }) => month === scope.month)),
        cells: cellsOf(own, judged, scope, scenarios, terms),
        spreads: spreads.filter((spread) => spread.promise === promise).map(withoutPromise),
      };
    });
}

/** Cases with every promise kept, month by month and over all scenarios. */
export async function findKept(
  warehouse: Warehouse,
  scope: ScopeFinding,
  scenarios: readonly SpokenScenario[],
): Promise<KeptFinding> {
  const tallies = await found<{ month: string; met: number; missed: number }>(
    warehouse,
    'kept_months',
  );
  const others = await found<{ scenario: string; met: number; missed: number }>(
    warehouse,
    'kept_scenarios',
  );
  const months = scope.months.map((month) => ({
    month,
    rate: sumOf(tallies.filter((tally) => tally.month === month)),
  }));
  const control = controlOf(months);
  const rate = months.at(-1)?.rate ?? rateOf(0, 0);
  return {
    rate,
    before: months.at(-2)?.rate ?? rateOf(0, 0),
    range: rangeOf(rate, scenarioRates(scenarios, others)),
    months: withLimits(months, control),
    control,
  };
}

function ratesByMonth(own: readonly HouseTally[], { months }: ScopeFinding) {
  return months.map((month) => ({
    month,
    rate: rateOfTallies(own.filter((tally) => tally.month === month)),
  }));
}

function rateOfTallies(tallies: readonly HouseTally[]): Rate {
  const of = (verdict: VerdictName) =>
    tallies.reduce((sum, each) => sum + (each.verdict === verdict ? each.obligations : 0), 0);
  return rateOf(of('met'), of('missed'));
}

function scenarioRates(
  scenarios: readonly SpokenScenario[],
  tallies: readonly { scenario: string; met: number; missed: number }[],
): ScenarioRate[] {
  return scenarios.flatMap(({ scenario, reading, option, why_not }) => {
    if (why_not !== null) return [];
    const rate = sumOf(tallies.filter((tally) => tally.scenario === scenario));
    return [{ scenario, reading, option, rate }];
  });
}

function verdictsOf(tallies: readonly HouseTally[]) {
  return verdicts.map((verdict) => {
    const own = tallies.filter((tally) => tally.verdict === verdict);
    return {
      verdict,
      obligations: own.reduce((sum, tally) => sum + tally.obligations, 0),
      hinging: own.reduce((sum, tally) => sum + tally.hinging, 0),
    };
  });
}

/** As the policy lists its tiers and severities. */
function cellsOf(
  own: readonly HouseTally[],
  judged: readonly ScenarioTally[],
  { month, months }: ScopeFinding,
  scenarios: readonly SpokenScenario[],
  { tiers, severities }: PolicyTerms,
): CellFinding[] {
  const before = months.at(-2);
  const keys = new Map(
    own.map(({ tier, severity }) => [`${tier}/${severity}`, { tier, severity }]),
  );
  const place = (list: readonly Named[], id: string | null) => {
    const at = list.findIndex((each) => each.id === id);
    return at < 0 ? list.length : at;
  };
  const inOrder = [...keys].sort(
    ([leftKey, left], [rightKey, right]) =>
      place(tiers, left.tier) - place(tiers, right.tier) ||
      place(severities, left.severity) - place(severities, right.severity) ||
      (leftKey < rightKey ? -1 : 1),
  );
  return inOrder.flatMap(([, { tier, severity }]) => {
    const isHere = (each: { tier: string | null; severity: string | null }) =>
      each.tier === tier && each.severity === severity;
    const mine = own.filter(isHere);
    const rate = rateOfTallies(mine.filter((tally) => tally.month === month));
    const rates = scenarioRates(scenarios, judged.filter(isHere));
    const earlier = rateOfTallies(mine.filter((tally) => tally.month === before));
    if (rate.n === 0 && earlier.n === 0) return [];
    return [{ tier, severity, rate, before: earlier, range: rangeOf(rate, rates) }];
  });
}

interface SpreadTally {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly obligations: number;
  readonly target: string | null;
  readonly median_ms: number;
  readonly p90_ms: number;
  readonly median_ratio: number | null;
  readonly p90_ratio: number | null;
}

interface BinTally {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly bin: number;
  readonly obligations: number;
}

async function findSpreads(
  warehouse: Warehouse,
): Promise<(SpreadFinding & { readonly promise: string })[]> {
  const tallies = await found<SpreadTally>(warehouse, 'response_spreads');
  const bins = await found<BinTally>(warehouse, 'response_bins');
  return tallies.map((tally) => ({
    promise: tally.promise,
    tier: tally.tier,
    severity: tally.severity,
    obligations: tally.obligations,
    target: tally.target,
    medianMs: tally.median_ms,
    p90Ms: tally.p90_ms,
    medianRatio: tally.median_ratio,
    p90Ratio: tally.p90_ratio,
    bins: bins
      .filter(
        (each) =>
          each.promise === tally.promise &&
          each.tier === tally.tier &&
          each.severity === tally.severity,
      )
      .map(({ bin, obligations }) => ({ bin, obligations }))
      .sort((a, b) => a.bin - b.bin),
  }));
}

function withoutPromise({
  promise: _,
  ...spread
}: SpreadFinding & { readonly promise: string }): SpreadFinding {
  return spread;
}
