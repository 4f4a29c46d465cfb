import { expect, test } from 'vitest';
import { controlOf, withLimits } from '../../pipeline/findings/control.js';
import { rateOf } from '../../pipeline/findings/rate.js';

const named = (counts: readonly (readonly [met: number, missed: number])[]) =>
  counts.map(([met, missed], index) => ({
    month: `2026-${String(index + 1).padStart(2, '0')}`,
    rate: rateOf(met, missed),
  }));

const steady = [
  [91, 9],
  [88, 12],
  [90, 10],
  [180, 20],
  [92, 8],
  [89, 11],
] as const;

test('limits lie 3 sigma around the mean of the months before, by each month’s own n', () => {
  const months = named([...steady, [60, 40]]);
  const control = controlOf(months);
  const centre = (91 + 88 + 90 + 180 + 92 + 89) / 700;
  expect(control).toEqual({
    rule: 'p',
    centre,
    widening: 1,
    from: '2026-01',
    to: '2026-06',
    months: 6,
  });
  const limited = withLimits(months, control);
  const sigma = (n: number) => Math.sqrt((centre * (1 - centre)) / n);
  expect(limited[3]?.limitLow).toBeCloseTo(centre - 3 * sigma(200), 12);
  expect(limited[6]?.limitLow).toBeCloseTo(centre - 3 * sigma(100), 12);
  expect(limited[6]?.rate.rate).toBeLessThan(limited[6]?.limitLow ?? 0);
});

test('the reported month moves no limit, however bad it is', () => {
  const bad = controlOf(named([...steady, [0, 900]]));
  expect(bad).toEqual(controlOf(named([...steady, [90, 10]])));
});

test('months that differ by more than chance get wider limits, by their moving range', () => {
  const months = named([
    [9500, 500],
    [9000, 1000],
    [9400, 600],
    [9100, 900],
    [9300, 700],
    [9000, 1000],
    [9200, 800],
  ]);
  const control = controlOf(months);
  const base = months.slice(0, -1).map(({ rate }) => rate.met / rate.n);
  const centre = base.reduce((sum, rate) => sum + rate, 0) / base.length;
  const scores = base.map((rate) => (rate - centre) / Math.sqrt((centre * (1 - centre)) / 10_000));
  const moves = scores.slice(1).map((score, index) => Math.abs(score - (scores[index] ?? 0)));
  const widening = moves.reduce((sum, move) => sum + move, 0) / moves.length / 1.128;
  expect(widening).toBeGreaterThan(5);
  expect(control?.rule).toBe('p-prime');
  expect(control?.widening).toBeCloseTo(widening, 9);
  const [last] = withLimits(months, control).slice(-1);
  expect(last?.limitLow).toBeLessThan(0.9);
});

test('under five rated months before the reported one there are no limits', () => {
  const few = named([...steady.slice(0, 4), [8, 1], [90, 10]]);
  expect(controlOf(few)).toBeNull();
  expect(withLimits(few, null).map(({ limitLow }) => limitLow)).toEqual(few.map(() => null));
  expect(controlOf(named([...steady.slice(0, 5), [90, 10]]))?.months).toBe(5);
});

test('where every month kept all, no month but one with a miss lies outside', () => {
  const all = named([...Array.from({ length: 6 }, () => [50, 0] as const), [49, 1]]);
  const [last] = withLimits(all, controlOf(all)).slice(-1);
  expect([last?.limitLow, last?.limitHigh]).toEqual([1, 1]);
});
