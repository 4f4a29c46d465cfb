import { UserError } from '../failure.js';
import { findCalendar, membersOf } from '../policy/calendar.js';
import { type Policy, procedurePromises, timedPromises } from '../policy/schema.js';
import { parseTarget } from '../policy/target.js';
import type { CalendarTold, Clause, ExplainedObligation, StatusTold } from './contract.js';
import { actAt, enderAt, evidenceOf } from './evidence.js';
import type { CaseFacts, OutcomeRow } from './facts.js';
import type { OpenHours } from './open-hours.js';
import { otherReadings } from './other-readings.js';
import { countedIn, cutTime } from './stretches.js';

/** What all obligations of a case share. */
export interface Setting {
  readonly policy: Policy;
  readonly statuses: readonly StatusTold[];
  readonly facts: CaseFacts;
  readonly hoursOf: (calendarId: string) => OpenHours;
}

/** One row of the ledger with the hours, facts and readings behind it; throws where its hours do not add up. */
export function explainObligation(
  outcome: OutcomeRow & { readonly promise: string },
  sequence: number,
  { policy, statuses, facts, hoursOf }: Setting,
): ExplainedObligation {
  const { events, as_of_ms } = facts;
  const {
    start_arrival,
    satisfied_arrival,
    scenario: _,
    hinges_on,
    calendar,
    clause,
    binding_version: __,
    ...told
  } = outcome;
  const { started_at_ms, ended_at_ms, due_at_ms, satisfied_at_ms, elapsed_ms } = told;
  const pauses = pausesOf(policy, told.promise);
  const paused = statuses.filter(({ status }) => pauses.includes(status));
  const hours = calendar === null || elapsed_ms === null ? null : hoursOf(calendar);
  const end = ended_at_ms ?? as_of_ms;
  const stretches =
    hours === null || started_at_ms === null ? [] : cutTime(hours, paused, started_at_ms, end);
  if (elapsed_ms !== null && countedIn(stretches) !== elapsed_ms) {
    throw hoursDiffer(outcome, countedIn(stretches));
  }
  const factOf = (arrival: number | null, at: number | null) =>
    evidenceOf(events.find((event) => event.arrival === arrival && event.at_ms === at));
  return {
    ...told,
    sequence,
    clause: clauseOf(policy, clause),
    day_count: dayCountOf(policy, told.target),
    calendar: calendarOf(policy, calendar),
    pauses,
    is_aim: promiseOf(policy, told.promise)?.aim ?? false,
    started_by: factOf(start_arrival, started_at_ms),
    satisfied_by: factOf(satisfied_arrival, satisfied_at_ms),
    ended_by:
      satisfied_at_ms === null
        ? evidenceOf(
            isProcedure(told.promise) ? actAt(events, ended_at_ms) : enderAt(events, ended_at_ms),
          )
        : null,
    stretches,
    until_due: hours === null || due_at_ms === null ? [] : cutTime(hours, [], end, due_at_ms),
    hinges_on: hinges_on?.split(',') ?? [],
    other_readings: otherReadings(outcome, facts.outcomes, facts.scenarios, policy),
  };
}

function promiseOf({ promises }: Policy, promise: string) {
  const name = timedPromises.find((each) => each === promise);
  return name === undefined ? undefined : promises[name];
}

function isProcedure(promise: string): boolean {
  return procedurePromises.some((each) => each === promise);
}

/** The statuses in which the promise's clock stands still; a resolution's also does while the case is resolved. */
function pausesOf(policy: Policy, promise: string): string[] {
  const pauses = promiseOf(policy, promise)?.pauses ?? [];
  return [...new Set(promise === 'resolution' ? [...pauses, 'solved', 'closed'] : pauses)];
}

/** How business days are counted, where the target is in days. */
function dayCountOf(policy: Policy, target: string | null): ExplainedObligation['day_count'] {
  const parsed = target === null ? null : parseTarget(target);
  if (parsed?.unit !== 'business_days') return null;
  return (parsed.days ?? policy.business_day).counted_as;
}

function calendarOf(policy: Policy, id: string | null): CalendarTold | null {
  if (id === null) return null;
  const zones = membersOf(policy.calendars, id).map(({ leaf }) => leaf.zone);
  return { id, name: findCalendar(policy.calendars, id).name, zones: [...new Set(zones)] };
}

function clauseOf(policy: Policy, id: string | null): Clause | null {
  if (id === null) return null;
  const clause = policy.clauses[id];
  return { id, heading: clause?.heading ?? null, paraphrase: clause?.paraphrase ?? null };
}

function hoursDiffer({ obligation_id, elapsed_ms }: OutcomeRow, counted: number): UserError {
  return new UserError({
    code: 'explain.hours',
    message: `The hours of ${obligation_id} come to ${counted} ms, but the ledger says ${elapsed_ms} ms.`,
    hint: 'The data has changed since the replay: run punctual replay again. If the two still differ, please report it.',
  });
}
