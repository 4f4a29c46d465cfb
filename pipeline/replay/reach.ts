import { weeklyOpenMs } from '../policy/calendar.js';
import type { Policy } from '../policy/schema.js';
import type { Answer } from './answer.js';

const weekMs = 7 * 86_400_000;

/** Finds how far calendars must be laid out: the time by which the longest target is reached at the latest, holidays aside. */
export class Reach {
  longestMs = 0;
  private readonly weeks = new WeakMap<Policy, Map<string, number>>();

  /** A target of open time takes as many weeks as its calendar's week needs; a day by date at most a week. */
  note({ resolution: { term }, contender: { policy } }: Answer): void {
    if (term === null || term.form === 'none') return;
    const weeks =
      term.form === 'open_time'
        ? Math.ceil(term.amount / this.weekOf(policy, term.calendar))
        : term.amount;
    this.longestMs = Math.max(this.longestMs, (weeks + 1) * weekMs);
  }

  private weekOf(policy: Policy, calendar: string | null): number {
    if (calendar === null || calendar === 'always') return weekMs;
    const known = this.weeks.get(policy) ?? new Map<string, number>();
    this.weeks.set(policy, known);
    const week = known.get(calendar) ?? weeklyOpenMs(policy.calendars, calendar);
    known.set(calendar, week);
    return Math.min(weekMs, week);
  }
}
