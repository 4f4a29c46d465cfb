import { dueByDate } from './business-days.js';
import { type Clock, counted, reached } from './clock.js';
import type { Interval } from './intervals.js';
import type { Amount } from './target.js';

/** What the due of one obligation hangs on. */
export interface Course {
  readonly clock: Clock;
  readonly pauses: readonly Interval[];
  /** The first thing that ended it, else `as_of`. */
  readonly stop: number;
  /** Still owed, and paused as the data ends. */
  readonly isWaiting: boolean;
}

/** By when an amount that counts from `start` is due; null while it waits, paused. */
export function dueOf(course: Course, start: number, amount: Amount): number | null {
  if (amount.on !== 'dates') return dueByTime(course, start, amount.ms);
  const { clock, pauses, stop } = course;
  if (clock === 'wall') throw new Error('Business days need support hours.');
  const unpaused = dueByDate(clock, start, amount.days, amount.at);
  const until = Math.min(unpaused, stop);
  const paused = counted(clock, [], start, until) - counted(clock, pauses, start, until);
  if (paused === 0) return course.isWaiting && stop < unpaused ? null : unpaused;
  const due = dueByTime(course, start, counted(clock, [], start, unpaused));
  return due === null ? null : Math.max(unpaused, due);
}

function dueByTime(course: Course, start: number, ms: number): number | null {
  const { clock, pauses, stop, isWaiting } = course;
  const used = counted(clock, pauses, start, stop);
  if (used >= ms) return reached(clock, pauses, start, ms);
  return isWaiting ? null : reached(clock, [], stop, ms - used);
}
