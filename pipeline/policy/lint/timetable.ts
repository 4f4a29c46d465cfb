import { closuresOf, membersOf } from '../calendar.js';
import type { Term } from '../resolve.js';
import type { Policy } from '../schema.js';
import { type CalendarLayout, layOut } from '../segments.js';
import { duesOf, openInstants } from './dues.js';
import type { Year } from './year.js';

const dayMs = 86_400_000;
const beforeMs = 40 * dayMs;
/** How far beyond the year dues are looked for; the second only where the first did not reach, for laying out years is slow. */
const afterMs = [120 * dayMs, 1500 * dayMs];

/** The dues of a year under any term on any calendar, each worked out once, however many scenarios share it. */
export class Timetable {
  private readonly keys = new WeakMap<Policy, Map<string, string>>();
  private readonly contents = new Map<string, string>();
  private readonly layouts = new Map<string, CalendarLayout>();
  private readonly dues = new Map<string, Float64Array>();
  private readonly open = new Map<string, Uint8Array>();

  constructor(readonly year: Year) {}

  /** Calendars of one key have the same hours, whatever they are called and whichever scenario they stand in. */
  keyOf(policy: Policy, calendar: string): string {
    const known = this.keys.get(policy) ?? new Map<string, string>();
    this.keys.set(policy, known);
    const found = known.get(calendar) ?? this.shortOf(contentOf(policy, calendar));
    known.set(calendar, found);
    return found;
  }

  termKey(policy: Policy, term: Term): string {
    const { form, amount, low, binds } = term;
    const bound = binds === 'lower' && low !== null ? low : amount;
    return `${form} ${bound} ${this.keyOf(policy, term.calendar)}`;
  }

  duesOf(policy: Policy, term: Term): Float64Array {
    const key = this.termKey(policy, term);
    const found = this.dues.get(key) ?? this.compute(policy, term);
    this.dues.set(key, found);
    return found;
  }

  openOf(policy: Policy, calendar: string): Uint8Array {
    const key = this.keyOf(policy, calendar);
    const found = this.open.get(key) ?? openInstants(this.layout(policy, calendar, 0), this.year);
    this.open.set(key, found);
    return found;
  }

  /** The calendar laid out around the year, with a little room after it. */
  layoutOf(policy: Policy, calendar: string): CalendarLayout {
    return this.layout(policy, calendar, 0);
  }

  private shortOf(content: string): string {
    const found = this.contents.get(content) ?? `c${this.contents.size}`;
    this.contents.set(content, found);
    return found;
  }

  private compute(policy: Policy, term: Term): Float64Array {
    const near = duesOf(this.layout(policy, term.calendar, 0), term, this.year);
    if (near.every(Number.isFinite)) return near;
    return duesOf(this.layout(policy, term.calendar, 1), term, this.year);
  }

  private layout(policy: Policy, calendar: string, reach: 0 | 1): CalendarLayout {
    const key = `${reach} ${this.keyOf(policy, calendar)}`;
    const { calendars, holidays } = policy;
    const from = this.year.from_ms - beforeMs;
    const to = this.year.to_ms + (afterMs[reach] ?? 0);
    const found = this.layouts.get(key) ?? layOut(calendars, holidays, calendar, from, to);
    this.layouts.set(key, found);
    return found;
  }
}

function contentOf({ calendars, holidays }: Policy, calendar: string): string {
  const members = membersOf(calendars, calendar).map(({ leaf }) => ({
    zone: leaf.zone,
    windows: leaf.windows,
    closures: [...closuresOf(leaf, holidays, [])],
  }));
  return JSON.stringify(members);
}
