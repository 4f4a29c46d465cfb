import type { Policy, PromiseName } from '../../pipeline/policy/schema.js';
import { type HolidayRow, type Hours, hoursOf } from './calendar.js';
import type { AccountRow, CaseRow, ContractRow, EventRow, LedgerRow } from './case.js';
import { type Clock, counted } from './clock.js';
import { type DailyUpdate, dailyUpdates } from './daily.js';
import { type Course, dueOf } from './due.js';
import { type Facts, factsOf } from './facts.js';
import { type History, historyOf, timeIn, valueAt } from './history.js';
import type { Interval } from './intervals.js';
import { bindingOf } from './severity.js';
import {
  dailyGaps,
  firstResponses,
  nextReplies,
  resolutions,
  type Span,
  stopOf,
  updates,
} from './spans.js';
import type { Amount } from './target.js';
import { type Terms, termsOf } from './terms.js';
import { judge } from './verdict.js';

/** What else the export says, beyond the case itself. */
export interface Surroundings {
  readonly hasMessages: boolean;
  readonly hasStatuses: boolean;
  readonly holidays: readonly HolidayRow[];
  /** Facts that other cases and accounts decide. */
  readonly more: Facts;
}

const complete: Surroundings = { hasMessages: true, hasStatuses: true, holidays: [], more: {} };

/** Every obligation of one case under one policy, worked out one after the other. */
export function replayCase(
  policy: Policy,
  row: CaseRow,
  events: readonly EventRow[],
  account: AccountRow | null,
  contract: ContractRow | null,
  asOf: number,
  around: Surroundings = complete,
): LedgerRow[] {
  const history = historyOf(row, events, asOf);
  if (history.opened > asOf) return [];
  if (history.ended !== null && history.ended <= history.opened) return [];
  const facts = { ...factsOf(policy, row, account, contract), ...around.more };
  const bench: Bench = { policy, row, history, facts, around };
  const promises = Object.keys(policy.promises) as PromiseName[];
  return promises.flatMap((promise) =>
    obligations(bench, promise).map((one, index) => ({ ...one, sequence: index + 1 })),
  );
}

interface Bench {
  readonly policy: Policy;
  readonly row: CaseRow;
  readonly history: History;
  readonly facts: Facts;
  readonly around: Surroundings;
}

function obligations(bench: Bench, promise: PromiseName): LedgerRow[] {
  const { policy, history, around } = bench;
  const { first_response, daily_update } = policy.promises;
  const isTouched = promise === 'first_response' && first_response?.sign === 'touch';
  if (!around.hasMessages && promise !== 'resolution' && !isTouched) {
    return untold(bench, promise, 'message');
  }
  if (!around.hasStatuses && promise !== 'first_response') return untold(bench, promise, 'status');
  switch (promise) {
    case 'first_response':
      if (first_response === undefined) return [];
      return timed(bench, promise, firstResponses(history, first_response));
    case 'update':
      return timed(bench, promise, updates(history));
    case 'next_reply':
      return timed(bench, promise, nextReplies(history));
    case 'resolution':
      return timed(bench, promise, resolutions(history));
    case 'daily_update':
      return daily_update?.form === 'gaps'
        ? timed(bench, promise, dailyGaps(history))
        : daily(bench, promise);
  }
}

/** One row where the export tells too little to know when obligations began. */
function untold(bench: Bench, promise: PromiseName, field: string): LedgerRow[] {
  const terms = termsAt(bench, promise, valueAt(bench.history.severities, bench.history.opened));
  if (terms.standing === 'none') return [];
  const started = ['first_response', 'resolution'].includes(promise) ? bench.history.opened : null;
  const row = { ...blank(bench, promise, terms), started_at_ms: started };
  return [terms.standing === 'owed' ? unmeasured(row, field) : row];
}

function timed(bench: Bench, promise: PromiseName, spans: readonly Span[]): LedgerRow[] {
  return spans.flatMap((span) => {
    const stop = stopOf(span, bench.history.asOf);
    const isWaiting = stop === bench.history.asOf && !hasEnded(span);
    const pauses = pausesOf(bench, promise);
    const courseOf = (terms: Terms): Course => ({
      clock: clockOf(bench, terms),
      pauses,
      stop,
      isWaiting: isWaiting && pauses.some(([from, to]) => from <= stop && stop < to),
    });
    const dueUnder = (severity: string | null, from: number) => {
      const terms = termsAt(bench, promise, severity);
      return terms.target === null
        ? null
        : dueOf(courseOf(terms), from, binds(bench.policy, terms.target));
    };
    const binding = bindingOf(bench.policy, bench.history, span.started, stop, dueUnder);
    const terms = termsAt(bench, promise, binding.severity);
    if (terms.standing === 'none') return [];
    const row = { ...blank(bench, promise, terms), started_at_ms: span.started };
    if (terms.target === null) return [row];
    const course = courseOf(terms);
    const due = dueOf(course, binding.countedFrom, binds(bench.policy, terms.target));
    const low = terms.target.low;
    const { verdict, satisfied, ended } = judge(
      span,
      due,
      terms.target.isUnder,
      bench.history.asOf,
    );
    const until = ended ?? bench.history.asOf;
    const elapsed = counted(course.clock, pauses, span.started, until);
    const measured: LedgerRow = {
      ...row,
      due_at_ms: due,
      due_low_at_ms: low === null ? null : dueOf(course, binding.countedFrom, low),
      satisfied_at_ms: satisfied,
      ended_at_ms: ended,
      elapsed_ms: elapsed,
      overdue_ms:
        verdict === 'missed' && due !== null ? counted(course.clock, pauses, due, until) : 0,
      targets_in_gap:
        promise === 'update' && row.target_ms !== null ? Math.floor(elapsed / row.target_ms) : null,
      verdict,
    };
    const unclear = unclearIn(bench, promise, span);
    if (terms.standing === 'excluded') return [{ ...measured, overdue_ms: 0, verdict: 'excluded' }];
    return [unclear === null ? measured : unmeasured(row, unclear)];
  });
}

/** The dates are those of the hours that the severity in force on each gives; one row tells that hours are not known. */
function daily(bench: Bench, promise: PromiseName): LedgerRow[] {
  const { history } = bench;
  const severities = [...new Set(history.severities.map(({ value }) => value))];
  const owed = severities
    .map((severity) => ({ severity, terms: termsAt(bench, promise, severity) }))
    .filter(({ terms }) => terms.standing !== 'none');
  const unknown = owed.find(({ terms }) => terms.calendar === null);
  const dated = owed
    .flatMap(({ severity, terms }) => {
      const clock = clockOf(bench, terms);
      if (clock === 'wall') return [];
      return dailyUpdates(history, clock)
        .filter(({ started }) => valueAt(history.severities, started) === severity)
        .map((date) => dailyRow(bench, promise, terms, date));
    })
    .sort((a, b) => (a.started_at_ms ?? 0) - (b.started_at_ms ?? 0));
  return unknown === undefined ? dated : [...dated, blank(bench, promise, unknown.terms)];
}

function dailyRow(bench: Bench, promise: PromiseName, terms: Terms, date: DailyUpdate): LedgerRow {
  const row: LedgerRow = {
    ...blank(bench, promise, terms),
    target: 'every business day',
    started_at_ms: date.started,
    due_at_ms: date.due,
    satisfied_at_ms: date.satisfied,
    ended_at_ms: date.ended,
    verdict: date.verdict,
  };
  if (terms.standing === 'excluded') return { ...row, verdict: 'excluded' };
  const unclear = bench.history.unclear.find(
    ({ at, isHuman }) => isHuman && at >= date.from && at <= date.due,
  );
  return date.satisfied !== null || unclear === undefined ? row : unmeasured(row, unclear.field);
}

function unmeasured(row: LedgerRow, field: string): LedgerRow {
  const reason = [field, row.reason].filter((said) => said !== null).join('; ');
  return { ...row, verdict: 'unmeasured', reason };
}

function termsAt(bench: Bench, promise: PromiseName, severity: string | null): Terms {
  return termsOf(bench.policy, promise, { ...bench.facts, severity });
}

function binds(policy: Policy, target: NonNullable<Terms['target']>): Amount {
  return policy.range === 'lower' && target.low !== null ? target.low : target.high;
}

function clockOf(bench: Bench, terms: Terms): Clock {
  if (terms.calendar === null || terms.target?.high.on === 'wall') return 'wall';
  return knownHours(bench.policy, terms.calendar, bench.around.holidays);
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

function pausesOf(bench: Bench, promise: PromiseName): Interval[] {
  if (promise === 'first_response') return [];
  const own = bench.policy.promises[promise]?.pauses ?? [];
  const statuses = promise === 'resolution' ? [...own, 'solved', 'closed'] : own;
  return timeIn(bench.history.statuses, statuses);
}

function hasEnded(span: Span): boolean {
  return span.satisfied !== null || span.ender !== null || span.terminal !== null;
}

function unclearIn(bench: Bench, promise: PromiseName, span: Span): string | null {
  if (promise === 'resolution') return null;
  if (promise === 'first_response' && bench.policy.promises.first_response?.sign === 'touch') {
    return null;
  }
  const from = promise === 'first_response' ? span.started : span.started + 1;
  const until = span.satisfied ?? Math.min(span.terminal ?? Infinity, bench.history.asOf) + 1;
  const isByAnyone =
    promise === 'first_response' && bench.policy.promises.first_response?.answered_by === 'anyone';
  const found = bench.history.unclear.find(
    ({ at, isHuman }) => at >= from && at < until && (isHuman || isByAnyone),
  );
  return found?.field ?? null;
}

function blank(bench: Bench, promise: PromiseName, terms: Terms): LedgerRow {
  const { policy, row } = bench;
  const ms = (amount: Amount | null | undefined) =>
    amount === null || amount === undefined || amount.on === 'dates' ? null : amount.ms;
  return {
    case_id: row.case_id,
    account_id: row.account_id,
    policy: policy.id,
    policy_version: policy.version,
    tier: terms.tier,
    severity: terms.severity,
    promise,
    sequence: 1,
    clause: terms.clause,
    calendar: terms.calendar,
    target: terms.target?.text ?? null,
    target_ms: ms(terms.target?.high),
    target_low_ms: ms(terms.target?.low),
    started_at_ms: null,
    due_at_ms: null,
    due_low_at_ms: null,
    satisfied_at_ms: null,
    ended_at_ms: null,
    elapsed_ms: null,
    overdue_ms: null,
    targets_in_gap: null,
    verdict: terms.standing,
    reason: terms.reason,
  };
}
