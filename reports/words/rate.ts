import { count } from './count.js';
import { noBreak } from './space.js';

/** From this many on a rate is printed with one decimal. */
export const DECIMAL_FROM = 200;

/** Under this many there are counts and no rate. */
export const RATED_FROM = 10;

/** The rate in percent as printed: truncated, so that 100 means all, to one decimal where n is 200 or more, else to none. */
export function percentShown(rate: number, n: number): number {
  const steps = n >= DECIMAL_FROM ? 10 : 1;
  return Math.floor(rate * 100 * steps + 1e-7) / steps;
}

/** "94.1 %", or "94 %" where n is under 200. */
export function percent(rate: number, n: number): string {
  return `${digits(percentShown(rate, n), n)}${noBreak}%`;
}

/** "92.6 % to 95.3 %": the precision of the rate that it belongs to. */
export function percentSpan(low: number, high: number, n: number): string {
  return `${percent(low, n)} to ${percent(high, n)}`;
}

/** "1.2 points above September", between the figures as printed. */
export function change(
  now: { readonly rate: number; readonly n: number },
  before: { readonly rate: number; readonly n: number },
  month: string,
): { points: number; direction: 'up' | 'down' | 'same'; text: string } {
  const precision = Math.min(now.n, before.n);
  const tenths = Math.round(
    (percentShown(now.rate, precision) - percentShown(before.rate, precision)) * 10,
  );
  const points = tenths / 10;
  if (points === 0) return { points: 0, direction: 'same', text: `as in ${month}` };
  const size = digits(Math.abs(points), precision);
  const unit = size === '1' || size === '1.0' ? 'point' : 'points';
  const side = points > 0 ? 'above' : 'below';
  return {
    points,
    direction: points > 0 ? 'up' : 'down',
    text: `${size}${noBreak}${unit} ${side} ${month}`,
  };
}

/** "7 of 8": what is said where there are too few to rate. */
export function outOf(met: number, n: number): string {
  return `${count(met)} of ${count(n)}`;
}

function digits(shown: number, n: number): string {
  return shown.toFixed(n >= DECIMAL_FROM ? 1 : 0);
}
