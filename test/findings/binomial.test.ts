import { expect, test } from 'vitest';
import { quantilePlaces, shareLimits } from '../../pipeline/findings/binomial.js';

/** The chance of at most k of n, term by term with whole numbers as far as they go. */
function atMost(k: number, n: number, share: number): number {
  let sum = 0;
  for (let at = 0; at <= k; at += 1) {
    let chance = 1;
    for (let step = 0; step < at; step += 1) chance *= ((n - step) / (at - step)) * share;
    sum += chance * (1 - share) ** (n - at);
  }
  return sum;
}

const worlds = [10, 11, 25, 60, 150].flatMap((n) =>
  [0.02, 0.143, 0.5, 0.93].map((share) => [n, share] as const),
);

test.each(worlds)(
  'of %i with a share of %d, no more than the tail lies beyond either limit',
  (n, share) => {
    for (const tail of [0.025, 0.001]) {
      const { low, high } = shareLimits(n, share, tail);
      const [lowest, highest] = [Math.ceil(low * n - 1e-9), Math.floor(high * n + 1e-9)];
      expect(1 - atMost(highest, n, share)).toBeLessThanOrEqual(tail + 1e-9);
      expect(atMost(lowest - 1, n, share)).toBeLessThanOrEqual(tail + 1e-9);
      if (highest > 0) expect(1 - atMost(highest - 1, n, share)).toBeGreaterThan(tail);
    }
  },
);

test('limits close in as n grows, around the share of all', () => {
  const widths = [10, 100, 1000, 10_000, 100_000].map((n) => {
    const { low, high } = shareLimits(n, 0.143, 0.025);
    expect(low).toBeLessThan(0.143);
    expect(high).toBeGreaterThan(0.143);
    return high - low;
  });
  expect([...widths].sort((a, b) => b - a)).toEqual(widths);
  const { high } = shareLimits(100_000, 0.143, 0.025);
  expect(high).toBeCloseTo(0.143 + 1.96 * Math.sqrt((0.143 * 0.857) / 100_000), 4);
});

test('where nothing or everything is missed, the limits are that', () => {
  expect(shareLimits(20, 0, 0.025)).toEqual({ low: 0, high: 0 });
  expect(shareLimits(20, 1, 0.025)).toEqual({ low: 1, high: 1 });
});

test.each([10, 59, 72, 73, 100, 400])(
  'of %i values, the 95th percentile lies between the two named with 95 %%',
  (n) => {
    const { low, high } = quantilePlaces(n, 0.95);
    const below = low === null ? 0 : atMost(low - 1, n, 0.95);
    const upTo = high === null ? 1 : atMost(high - 1, n, 0.95);
    expect(upTo - below).toBeGreaterThanOrEqual(0.95 - 1e-9);
    if (low !== null) expect(atMost(low, n, 0.95)).toBeGreaterThan(0.025);
    if (high !== null) expect(atMost(high - 2, n, 0.95)).toBeLessThan(0.975);
  },
);

test('under 72 values nothing bounds the 95th percentile from above', () => {
  expect(quantilePlaces(71, 0.95).high).toBeNull();
  expect(quantilePlaces(72, 0.95).high).toBe(72);
});
