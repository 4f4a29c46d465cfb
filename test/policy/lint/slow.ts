import type { Policy, PromiseName } from '../../../pipeline/policy/schema.js';
import { businessDates, dueByDate } from '../../oracle/business-days.js';
import { type Hours, hoursOf, openBetween } from '../../oracle/calendar.js';
import type { Facts } from '../../oracle/conditions.js';
import type { Interval } from '../../oracle/intervals.js';
import type { Amount } from '../../oracle/target.js';
import { type Terms, termsOf } from '../../oracle/terms.js';

const day = 86_400_000;

/** Opening instants through a year by UTC, so many minutes apart. */
export function instantsOf(year: number, minutes: number): number[] {
  const found: number[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += minutes * 60_000) {
    found.push(at);
  }
  return found;
}

/** What the case of those facts is promised, and when it is due for each opening instant; null where nothing is owed. */
export interface Course {
  readonly terms: Terms;
  readonly dues: readonly number[];
  readonly isOpen: readonly boolean[];
}

/** Works dues out by walking through open intervals one after another, for one policy as one scenario reads it. */
export class SlowPolicy {
  private readonly intervals = new Map<string, Interval[]>();
  private readonly known = new Map<string, readonly number[]>();
  private readonly open = new Map<string, readonly boolean[]>();

  constructor(
    readonly policy: Policy,
    readonly instants: readonly number[],
  ) {}

  course(promise: PromiseName | 'solved' | 'pending', facts: Facts): Course | null {
    const isClosing = promise === 'solved' || promise === 'pending';
    const read = isClosing ? asPromise(this.policy, promise) : this.policy;
    const terms = termsOf(read, isClosing ? 'resolution' : promise, facts);
    if (terms.standing !== 'owed' || terms.calendar === null) return null;
    const { calendar, target } = terms;
    const amount = target === null ? null : this.binding(target);
    const key = JSON.stringify([calendar, amount]);
    const dues = this.known.get(key) ?? this.duesOf(calendar, amount);
    this.known.set(key, dues);
    return { terms, dues, isOpen: this.openAt(calendar) };
  }

  private binding({ low, high }: NonNullable<Terms['target']>): Amount {
    return this.policy.range === 'lower' && low !== null ? low : high;
  }

  private duesOf(calendar: string, amount: Amount | null): number[] {
    if (amount === null) return this.dailyDues(calendar);
    if (amount.on !== 'dates') {
      const { on, ms } = amount;
      return on === 'wall' ? this.instants.map((at) => at + ms) : this.byHours(calendar, ms);
    }
    const { days, at: when } = amount;
    const hours = this.hours(calendar);
    return this.instants.map((at) => dueByDate(hours, at, days, when));
  }

  private byHours(calendar: string, ms: number): number[] {
    const intervals = this.intervalsOf(calendar);
    let first = 0;
    return this.instants.map((at) => {
      while ((intervals[first]?.[1] ?? 0) <= at) first += 1;
      let left = ms;
      for (let place = first; ; place += 1) {
        const interval = intervals[place];
        if (interval === undefined) throw new Error('The intervals end too soon.');
        const from = Math.max(interval[0], at);
        if (left <= interval[1] - from) return from + left;
        left -= interval[1] - from;
      }
    });
  }

  /** The closing of the next business date to open, or of a later one that closes before it. */
  private dailyDues(calendar: string): number[] {
    const [start = 0] = this.instants;
    const dates = businessDates(this.hours(calendar), start, start + 400 * day);
    return this.instants.map((at) =>
      dates.reduce(
        (due, { opens, closes }) => (opens >= at ? Math.min(due, closes) : due),
        Infinity,
      ),
    );
  }

  private openAt(calendar: string): readonly boolean[] {
    const found =
      this.open.get(calendar) ??
      this.byHours(calendar, 1).map((due, place) => due === (this.instants[place] ?? 0) + 1);
    this.open.set(calendar, found);
    return found;
  }

  private hours(calendar: string): Hours {
    return hoursOf(this.policy, calendar);
  }

  private intervalsOf(calendar: string): Interval[] {
    const [start = 0] = this.instants;
    const found =
      this.intervals.get(calendar) ??
      openBetween(this.hours(calendar), start - day, start + 600 * day);
    this.intervals.set(calendar, found);
    return found;
  }
}

/** A policy that promises nothing but that a case closes after so long in a status. */
function asPromise(policy: Policy, status: 'solved' | 'pending'): Policy {
  const closing = policy.procedures.automatic_closing;
  const after = closing?.[status];
  if (closing === undefined || after === undefined) return { ...policy, promises: {} };
  const targets = { any: { any: after } };
  const resolution = { clause: closing.clause, aim: false, judged: true, pauses: [], targets };
  return {
    ...policy,
    rules: {},
    hours: closing.hours ?? policy.hours,
    promises: { resolution },
  };
}

/** How many instants show it, and how many of those lie in the hours of both. */
export function laterCounts(one: Course, two: Course): { held: number; open_held: number } {
  let held = 0;
  let openHeld = 0;
  for (const [place, due] of one.dues.entries()) {
    if (due <= (two.dues[place] ?? 0)) continue;
    held += 1;
    if (one.isOpen[place] === true && two.isOpen[place] === true) openHeld += 1;
  }
  return { held, open_held: openHeld };
}
