import { ledgerPromises, procedurePromises } from '../../policy/schema.js';
import type { KeptFinding, PolicyTerms, Rate, ScenarioRate, VerdictName } from '../contract.js';
import type { SpokenScenario } from '../promises.js';
import { controlOf, withLimits } from '../control.js';
import { rangeOf } from '../ranges.js';
import { rateOf, sumOf } from '../rate.js';
import {
  type WaivedCases,
  type WaivedTally,
  waivedIn,
  waivedKept,
  waivedRate,
} from '../waivers.js';
import type { CellQuarters, PolicyQuarter, PromiseQuarters } from './contract.js';
import { groupBy, type OwnedRow } from './grouped.js';

export interface Tally extends OwnedRow {
  readonly month: string;
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly verdict: VerdictName;
  readonly obligations: number;
  readonly hinging: number;
}

export interface ScenarioTally extends OwnedRow {
  readonly scenario: string;
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly met: number;
  readonly missed: number;
}

export interface KeptTally extends OwnedRow {
  readonly month: string;
  readonly met: number;
  readonly missed: number;
}

export interface KeptScenario extends OwnedRow {
  readonly scenario: string;
  readonly met: number;
  readonly missed: number;
}

export interface SpreadTally extends OwnedRow {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly target: string | null;
  readonly median_ms: number;
  readonly p90_ms: number;
}

/** What was counted of one account under one policy. */
export interface Counted {
  readonly tallies: readonly Tally[];
  readonly scenarioTallies: readonly ScenarioTally[];
  readonly spreads: readonly SpreadTally[];
  readonly quarters: readonly string[];
  readonly scenarios: readonly SpokenScenario[];
  readonly terms: PolicyTerms;
}

const verdicts = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'] as const;

/** What became of every promise that something of the quarters shown was owed, or that the policy makes and a clock times. */
export function promisesOf(counted: Counted): PromiseQuarters[] {
  const { tallies, scenarioTallies, quarters, scenarios, terms } = counted;
  const promised = new Set([
    ...terms.promises
      .filter(({ isJudged, isProcedure }) => isJudged && !isProcedure)
      .map(({ promise }) => promise),
    ...tallies.map(({ promise }) => promise),
  ]);
  return ledgerPromises
    .filter((promise) => promised.has(promise))
    .map((promise) => {
      const own = tallies.filter((tally) => tally.promise === promise);
      const judged = scenarioTallies.filter((tally) => tally.promise === promise);
      const months = quarters.map((month) => ({ month, rate: rateIn(own, month) }));
      const rate = months.at(-1)?.rate ?? rateOf(0, 0);
      return {
        promise,
        isProcedure: procedurePromises.some((each) => each === promise),
        rate,
        before: months.at(-2)?.rate ?? rateOf(0, 0),
        range: rangeOf(rate, scenarioRates(scenarios, judged)),
        ...trendOf(months),
        verdicts: verdictsOf(own.filter(({ month }) => month === quarters.at(-1))),
        cells: cellsOf(promise, own, judged, counted),
      };
    });
}

/** Cases with every promise kept, quarter by quarter. */
export function keptOf(
  tallies: readonly KeptTally[],
  others: readonly KeptScenario[],
  { quarters, scenarios }: Pick<Counted, 'quarters' | 'scenarios'>,
): KeptFinding {
  const months = quarters.map((month) => ({
    month,
    rate: sumOf(tallies.filter((tally) => tally.month === month)),
  }));
  const rate = months.at(-1)?.rate ?? rateOf(0, 0);
  return {
    rate,
    before: months.at(-2)?.rate ?? rateOf(0, 0),
    range: rangeOf(rate, scenarioRates(scenarios, others)),
    ...trendOf(months),
  };
}

function trendOf(months: readonly { readonly month: string; readonly rate: Rate }[]) {
  const control = controlOf(months);
  return { months: withLimits(months, control), control };
}

/** Both figures of every promise and of the kept cases that a waiver changes. */
export function waivedOf(
  promises: readonly PromiseQuarters[],
  kept: KeptFinding,
  tallies: readonly WaivedTally[],
  cases: readonly WaivedCases[],
): PolicyQuarter['waived'] {
  return {
    promises: promises.flatMap(({ promise, rate }) => {
      const waived = waivedIn(tallies.filter((tally) => tally.promise === promise));
      return waived === 0 ? [] : [{ promise, ...waivedRate(rate, waived) }];
    }),
    kept: waivedKept(kept.rate, cases),
  };
}

function rateIn(tallies: readonly Tally[], month: string): Rate {
  const of = (verdict: VerdictName) =>
    tallies.reduce(
      (sum, each) =>
        sum + (each.verdict === verdict && each.month === month ? each.obligations : 0),
      0,
    );
  return rateOf(of('met'), of('missed'));
}

function scenarioRates(
  scenarios: readonly SpokenScenario[],
  tallies: readonly { scenario: string; met: number; missed: number }[],
): ScenarioRate[] {
  const own = groupBy(tallies, ({ scenario }) => scenario);
  return scenarios.flatMap(({ scenario, reading, option, why_not }) =>
    why_not === null ? [{ scenario, reading, option, rate: sumOf(own.get(scenario) ?? []) }] : [],
  );
}

function verdictsOf(tallies: readonly Tally[]) {
  return verdicts.map((verdict) => {
    const own = tallies.filter((tally) => tally.verdict === verdict);
    return {
      verdict,
      obligations: own.reduce((sum, tally) => sum + tally.obligations, 0),
      hinging: own.reduce((sum, tally) => sum + tally.hinging, 0),
    };
  });
}

/** Tiers and severities in the policy's order, of which anything was judged in the quarters shown. */
function cellsOf(
  promise: string,
  own: readonly Tally[],
  judged: readonly ScenarioTally[],
  { quarters, scenarios, terms, spreads }: Counted,
): CellQuarters[] {
  const keys = new Map(
    own.map(({ tier, severity }) => [`${tier}/${severity}`, { tier, severity }]),
  );
  const rank = (list: readonly { id: string }[], id: string | null) => {
    const place = list.findIndex((each) => each.id === id);
    return place < 0 ? list.length : place;
  };
  return [...keys.values()]
    .sort(
      (a, b) =>
        rank(terms.tiers, a.tier) - rank(terms.tiers, b.tier) ||
        rank(terms.severities, a.severity) - rank(terms.severities, b.severity) ||
        (`${a.tier}/${a.severity}` < `${b.tier}/${b.severity}` ? -1 : 1),
    )
    .flatMap(({ tier, severity }) => {
      const isHere = (each: { tier: string | null; severity: string | null }) =>
        each.tier === tier && each.severity === severity;
      const mine = own.filter(isHere);
      const rates = quarters.map((month) => rateIn(mine, month));
      const rate = rates.at(-1) ?? rateOf(0, 0);
      if (rates.every(({ n }) => n === 0)) return [];
      const spread = spreads.find((each) => each.promise === promise && isHere(each));
      const promised = terms.promises
        .find((term) => term.promise === promise)
        ?.targets.find(isHere)?.target;
      return [
        {
          tier,
          severity,
          rate,
          before: rates.at(-2) ?? rateOf(0, 0),
          range: rangeOf(rate, scenarioRates(scenarios, judged.filter(isHere))),
          target: promised ?? spread?.target ?? null,
          quarters: rates,
          medianMs: spread?.median_ms ?? null,
          p90Ms: spread?.p90_ms ?? null,
        },
      ];
    });
}
