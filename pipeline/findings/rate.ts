import type { Rate } from './contract.js';

const z = 1.959964;

/** Under this many there are counts and no rate. */
export const ratedFrom = 10;

/** Wilson's 95 % interval of a share. */
export function wilson(successes: number, n: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const rate = successes / n;
  const middle = rate + (z * z) / (2 * n);
  const spread = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: successes === 0 ? 0 : (middle - spread) / scale,
    high: successes === n ? 1 : (middle + spread) / scale,
  };
}

/** Met against missed with its interval, where there are enough to rate. */
export function rateOf(met: number, missed: number): Rate {
  const n = met + missed;
  if (n < ratedFrom) return { met, missed, n, rate: null, low: null, high: null };
  return { met, missed, n, rate: met / n, ...wilson(met, n) };
}

/** Both counted together. */
export function sumOf(rates: readonly { met: number; missed: number }[]): Rate {
  const met = rates.reduce((sum, rate) => sum + rate.met, 0);
  const missed = rates.reduce((sum, rate) => sum + rate.missed, 0);
  return rateOf(met, missed);
}
