import { type Hours, openBetween } from './calendar.js';
import { type Interval, length, without } from './intervals.js';

/** What a promise is timed on: wall time, or the time that support hours are open. */
export type Clock = 'wall' | Hours;

const day = 86_400_000;

/** The time that counts from one instant to another: open, and not paused. */
export function counted(
  clock: Clock,
  pauses: readonly Interval[],
  from: number,
  to: number,
): number {
  return length(without(ticking(clock, from, to), pauses));
}

/** The earliest instant by which so much time has counted. */
export function reached(
  clock: Clock,
  pauses: readonly Interval[],
  from: number,
  amount: number,
): number {
  let left = amount;
  const step = 30 * day;
  for (let start = from; start < from + 20_000 * day; start += step) {
    for (const [opens, closes] of without(ticking(clock, start, start + step), pauses)) {
      if (left <= closes - opens) return opens + left;
      left -= closes - opens;
    }
  }
  throw new Error('So much time never comes together.');
}

function ticking(clock: Clock, from: number, to: number): Interval[] {
  if (from >= to) return [];
  return clock === 'wall' ? [[from, to]] : openBetween(clock, from, to);
}
