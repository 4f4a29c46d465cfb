import type { ControlFinding, MonthRate } from './control-contract.js';
import type { Rate } from './rate-contract.js';

const fewestBefore = 5;
const sigmas = 3;
// The mean difference of two draws from one normal distribution, in standard deviations.
const meanRange = 1.128;
const z95 = 1.644854;

interface Month {
  readonly month: string;
  readonly rate: Rate;
}

/**
 * What sets the limits of a trend: the rated months before the reported one, so that it does not set its own. Shewhart's p-chart, 3 sigma by each
 * month's n; where those months differ by more than chance (chi-square test of dispersion, 5 %), Laney's p′: as many times wider as their moving
 * range is beyond chance (Laney 2002, "Improved control charts for attributes", Quality Engineering 14, 531–537). Null under five of them.
 */
export function controlOf(months: readonly Month[]): ControlFinding | null {
  const base = months.slice(0, -1).filter(({ rate }) => rate.rate !== null);
  const [first, last] = [base[0], base.at(-1)];
  if (base.length < fewestBefore || first === undefined || last === undefined) return null;
  const n = base.reduce((sum, { rate }) => sum + rate.n, 0);
  const centre = base.reduce((sum, { rate }) => sum + rate.met, 0) / n;
  const widening = wideningOf(base, centre);
  return {
    rule: widening > 1 ? 'p-prime' : 'p',
    centre,
    widening,
    from: first.month,
    to: last.month,
    months: base.length,
  };
}

/** Rates by month with their limits, wider where a month has fewer. */
export function withLimits(months: readonly Month[], control: ControlFinding | null): MonthRate[] {
  return months.map(({ month, rate }) => {
    if (control === null || rate.rate === null) {
      return { month, rate, limitLow: null, limitHigh: null };
    }
    const { centre, widening } = control;
    const spread = sigmas * widening * deviation(centre, rate.n);
    return {
      month,
      rate,
      limitLow: Math.max(0, centre - spread),
      limitHigh: Math.min(1, centre + spread),
    };
  });
}

function wideningOf(base: readonly Month[], centre: number): number {
  if (centre === 0 || centre === 1) return 1;
  const scores = base.map(({ rate }) => (rate.met / rate.n - centre) / deviation(centre, rate.n));
  const dispersion = scores.reduce((sum, score) => sum + score * score, 0);
  if (dispersion <= chiSquare95(base.length - 1)) return 1;
  const ranges = scores.slice(1).map((score, index) => Math.abs(score - (scores[index] ?? 0)));
  const range = ranges.reduce((sum, each) => sum + each, 0) / ranges.length;
  return Math.max(1, range / meanRange);
}

function deviation(centre: number, n: number): number {
  return Math.sqrt((centre * (1 - centre)) / n);
}

/** Where chi-square leaves 5 % above it, by Wilson and Hilferty. */
function chiSquare95(freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + z95 * Math.sqrt(part)) ** 3;
}
