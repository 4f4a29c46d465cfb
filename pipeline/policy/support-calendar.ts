import { holds } from './condition.js';
import type { Policy } from './schema.js';

/** The facts of a case on which support hours may depend. */
export interface HoursFacts {
  readonly tier: string | null;
  readonly site: string | null;
  readonly country: string | null;
  readonly severity: string | null;
  readonly channel: string | null;
  readonly category: string | null;
  readonly product: string | null;
}

/** The calendar of the first rule that fits; null where none does, or where nobody can tell whether one does. */
export function calendarOf(hours: Policy['hours'], facts: HoursFacts): string | null {
  const known: Readonly<Record<string, string | null>> = { ...facts };
  for (const { when = {}, calendar } of hours) {
    if (holds(when, known)) return calendar;
    const told = Object.entries(when).filter(([name]) => (known[name] ?? null) !== null);
    if (told.length < Object.keys(when).length && holds(Object.fromEntries(told), known)) {
      return null;
    }
  }
  return null;
}

/** The same among the rules that have windows: around the clock nothing is out of hours. */
export function windowedCalendarOf(policy: Policy, facts: HoursFacts): string | null {
  return calendarOf(
    policy.hours.filter(({ calendar }) => calendar !== 'always'),
    facts,
  );
}
