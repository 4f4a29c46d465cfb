import type { Policy, ProcedureName } from '../../../pipeline/policy/schema.js';
import type { LedgerRow } from '../case.js';
import { hoursFor, wordOf } from '../conditions.js';
import { valueAt } from '../history.js';
import { applyRules } from '../rules.js';
import type { Setting } from '../setting.js';

/** What a promise about procedure says, before it is known whether it was kept. */
export interface Said {
  readonly clause: string;
  readonly aim: boolean;
  readonly target: string;
  /** Whose hours date or time it; a calendar's name where it needs none of the case. */
  readonly hours?: Policy['hours'] | string | undefined;
}

/** How one such obligation went. */
export interface Course {
  readonly started: number | null;
  readonly due?: number | null;
  readonly satisfied?: number | null;
  readonly ended?: number | null;
  readonly verdict: 'met' | 'missed' | 'running' | 'void' | 'unmeasured';
  /** The field without which nobody can tell. */
  readonly wants?: string;
}

/** The row of an obligation that started at an instant; its course may need the calendar that its hours give. */
export function procedureRow(
  setting: Setting,
  promise: ProcedureName,
  said: Said,
  started: number | null,
  courseUnder: (calendar: string) => Course,
): LedgerRow {
  const severity = valueAt(setting.history.severities, started ?? setting.history.opened);
  const ruled = applyRules(setting.policy, promise, { ...setting.facts, severity });
  const calendar = calendarOf(said, ruled.facts);
  const course: Course =
    'wants' in calendar
      ? { started, verdict: 'unmeasured', wants: calendar.wants }
      : courseUnder(calendar.calendar ?? 'always');
  const notes = [...ruled.notes, ...(said.aim ? ['an aim'] : [])];
  const told = course.wants === undefined ? notes : [course.wants, ...notes];
  return {
    ...unended,
    case_id: setting.row.case_id,
    account_id: setting.row.account_id,
    policy: setting.policy.id,
    policy_version: setting.policy.version,
    tier: wordOf(ruled.facts, 'tier'),
    severity: wordOf(ruled.facts, 'severity'),
    promise,
    clause: said.clause,
    calendar: 'wants' in calendar ? null : calendar.calendar,
    target: said.target,
    started_at_ms: started,
    ...(course.verdict === 'unmeasured' ? {} : endsOf(course)),
    verdict: ruled.excluded === null ? course.verdict : 'excluded',
    reason: ruled.excluded ?? (told.length === 0 ? null : told.join('; ')),
  };
}

/** What a row says of nothing that can be timed. */
export const unended = {
  sequence: 1,
  target_ms: null,
  target_low_ms: null,
  due_at_ms: null,
  due_low_at_ms: null,
  satisfied_at_ms: null,
  ended_at_ms: null,
  elapsed_ms: null,
  overdue_ms: null,
  targets_in_gap: null,
};

/** The instants of a course as the ledger names them. */
export function endsOf({ due, satisfied, ended }: Course) {
  return {
    due_at_ms: due ?? null,
    satisfied_at_ms: satisfied ?? null,
    ended_at_ms: ended ?? null,
  };
}

function calendarOf(said: Said, facts: Setting['facts']) {
  if (said.hours === undefined) return { calendar: null };
  return typeof said.hours === 'string' ? { calendar: said.hours } : hoursFor(said.hours, facts);
}
