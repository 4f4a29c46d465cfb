import type { Policy, PromiseName } from '../../pipeline/policy/schema.js';
import { type HolidayRow, type Hours, hoursOf } from './calendar.js';
import type { CaseRow } from './case.js';
import type { Clock } from './clock.js';
import type { Facts } from './conditions.js';
import type { History } from './history.js';
import { type Terms, termsOf } from './terms.js';

/** What else the export says, beyond the case itself. */
export interface Surroundings {
  readonly hasMessages: boolean;
  readonly hasStatuses: boolean;
  readonly holidays: readonly HolidayRow[];
  /** Facts that other cases and accounts decide. */
  readonly more: Facts;
  /** Kinds of facts that the export tells at all. */
  readonly kinds: ReadonlySet<string>;
  /** When the customer was asked how satisfied they were, by the survey table. */
  readonly invitations: readonly number[];
  /** Earlier versions of the policy that may bind instead, the newest first. */
  readonly earlier: readonly { readonly policy: Policy; readonly more: Facts }[];
}

/** One case under one policy, and what is known around it. */
export interface Setting {
  readonly policy: Policy;
  readonly row: CaseRow;
  readonly history: History;
  readonly facts: Facts;
  readonly around: Surroundings;
}

/** What the policy promises the case at a severity. */
export function termsAt(setting: Setting, promise: PromiseName, severity: string | null): Terms {
  return termsOf(setting.policy, promise, { ...setting.facts, severity });
}

/** The clock that such terms run on. */
export function clockOf(setting: Setting, terms: Terms): Clock {
  if (terms.calendar === null || terms.target?.high.on === 'wall') return 'wall';
  return hoursOfCalendar(setting, terms.calendar);
}

/** The hours of one of the policy's calendars. */
export function hoursOfCalendar({ policy, around }: Setting, id: string): Hours {
  return knownHours(policy, id, around.holidays);
}

/** Whether an agent's first change stands for the response. */
export function isTouched(setting: Setting, promise: PromiseName): boolean {
  return promise === 'first_response' && setting.policy.promises.first_response?.sign === 'touch';
}

const hoursByPolicy = new WeakMap<Policy, Map<string, Hours>>();

/** Hours are laid out once for each policy, so that long replays stay bearable. */
function knownHours(policy: Policy, id: string, table: readonly HolidayRow[]): Hours {
  const known = hoursByPolicy.get(policy) ?? new Map<string, Hours>();
  hoursByPolicy.set(policy, known);
  const hours = known.get(id) ?? hoursOf(policy, id, table);
  known.set(id, hours);
  return hours;
}
