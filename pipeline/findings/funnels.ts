import type { Warehouse } from '../warehouse/open.js';
import { type ShareLimits, shareLimits } from './binomial.js';
import type { FunnelFinding, FunnelLimits, FunnelUnit, UnitKind, UnitPlace } from './contract.js';
import { found } from './queries.js';
import { ratedFrom, wilson } from './rate.js';

const kinds: readonly UnitKind[] = ['group', 'account', 'agent'];
const tail95 = 0.025;
const tail998 = 0.001;
const steps = 40;

/** One account, assignment group or responder with what it was owed under one promise; its id is null where the export names none. */
export interface UnitTally {
  readonly kind: UnitKind;
  readonly promise: string;
  readonly unit_id: string | null;
  readonly name: string | null;
  readonly obligations: number;
  readonly missed: number;
  readonly expected: number;
}

/**
 * Accounts, assignment groups and responders beside what chance would leave of the month's share missed at each n, instead of a ranking
 * (Spiegelhalter 2005, Statistics in Medicine 24, 1185–1202): exact binomial limits of 95 % and 99.8 %. No promise is pooled with another.
 * Reads `scope_cases`, `scope_rows` and `scope_responders`.
 */
export async function findFunnels(
  warehouse: Warehouse,
  promises: readonly string[],
): Promise<FunnelFinding[]> {
  const tallies = await found<UnitTally>(warehouse, 'unit_tallies');
  return promises.flatMap((promise) =>
    kinds.flatMap((kind) =>
      funnelOf(
        kind,
        promise,
        tallies.filter((tally) => tally.kind === kind && tally.promise === promise),
      ),
    ),
  );
}

/** One promise's funnel over the units of one kind; none where no unit is named. */
export function funnelOf(
  kind: UnitKind,
  promise: string,
  tallies: readonly UnitTally[],
): FunnelFinding[] {
  const named = tallies.filter(({ unit_id }) => unit_id !== null);
  if (named.length === 0) return [];
  const obligations = sum(tallies.map((tally) => tally.obligations));
  const missed = sum(tallies.map((tally) => tally.missed));
  const share = missed / obligations;
  const rated = named.filter((tally) => tally.obligations >= ratedFrom);
  const few = named.filter((tally) => tally.obligations < ratedFrom);
  return [
    {
      kind,
      promise,
      obligations,
      missed,
      units: rated
        .map((tally) => unitOf(tally, share))
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
      few: { units: few.length, obligations: sum(few.map((tally) => tally.obligations)) },
      limits: limitsUpTo(Math.max(0, ...rated.map((tally) => tally.obligations)), share),
    },
  ];
}

function unitOf({ name, obligations, missed, expected }: UnitTally, share: number): FunnelUnit {
  const inner = shareLimits(obligations, share, tail95);
  return {
    name: name ?? '',
    obligations,
    missed,
    expected,
    ...wilson(missed, obligations),
    limitLow: inner.low,
    limitHigh: inner.high,
    place: placeOf(missed / obligations, inner, shareLimits(obligations, share, tail998)),
  };
}

function placeOf(share: number, inner: ShareLimits, outer: ShareLimits): UnitPlace {
  if (share > outer.high) return 'above-99.8';
  if (share > inner.high) return 'above-95';
  if (share < outer.low) return 'below-99.8';
  return share < inner.low ? 'below-95' : 'within';
}

function limitsUpTo(largest: number, share: number): FunnelLimits[] {
  if (largest < ratedFrom) return [];
  const ends = [ratedFrom, Math.max(ratedFrom + 1, largest)] as const;
  const sizes = Array.from({ length: steps + 1 }, (_, step) =>
    Math.round(ends[0] * (ends[1] / ends[0]) ** (step / steps)),
  );
  return [...new Set(sizes)].map((n) => {
    const inner = shareLimits(n, share, tail95);
    const outer = shareLimits(n, share, tail998);
    return { n, low95: inner.low, high95: inner.high, low998: outer.low, high998: outer.high };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
