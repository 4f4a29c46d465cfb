import type { Policy, PromiseName } from '../../pipeline/policy/schema.js';
import type { LedgerRow } from './case.js';
import { counted } from './clock.js';
import { type Course, dueOf } from './due.js';
import { timeIn } from './history.js';
import type { Interval } from './intervals.js';
import { blank, touched, unmeasured } from './ledger-row.js';
import { clockOf, isTouched, type Setting, termsAt } from './setting.js';
import { bindingOf } from './severity.js';
import { type Span, stopOf } from './spans.js';
import type { Amount } from './target.js';
import type { Terms } from './terms.js';
import { judge } from './verdict.js';

/** The rows of spans that a clock times. */
export function timed(setting: Setting, promise: PromiseName, spans: readonly Span[]): LedgerRow[] {
  return spans.flatMap((span) => {
    const stop = stopOf(span, setting.history.asOf);
    const isWaiting = stop === setting.history.asOf && !hasEnded(span);
    const pauses = pausesOf(setting, promise);
    const courseOf = (terms: Terms): Course => ({
      clock: clockOf(setting, terms),
      pauses,
      stop,
      isWaiting: isWaiting && pauses.some(([from, to]) => from <= stop && stop < to),
    });
    const dueUnder = (severity: string | null, from: number) => {
      const terms = termsAt(setting, promise, severity);
      return terms.target === null
        ? null
        : dueOf(courseOf(terms), from, binds(setting.policy, terms.target));
    };
    const binding = bindingOf(setting.policy, setting.history, span.started, stop, dueUnder);
    const terms = termsAt(setting, promise, binding.severity);
    if (terms.standing === 'none') return [];
    const row = { ...blank(setting, promise, terms), started_at_ms: span.started };
    if (terms.target === null) return [row];
    const course = courseOf(terms);
    const due = dueOf(course, binding.countedFrom, binds(setting.policy, terms.target));
    const low = terms.target.low;
    const { verdict, satisfied, ended } = judge(
      span,
      due,
      terms.target.isUnder,
      setting.history.asOf,
    );
    const until = ended ?? setting.history.asOf;
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
    const unclear = unclearIn(setting, promise, span);
    if (terms.standing === 'excluded') return [{ ...measured, overdue_ms: 0, verdict: 'excluded' }];
    if (unclear !== null) return [unmeasured(row, unclear)];
    return [isTouched(setting, promise) && verdict !== 'void' ? touched(measured) : measured];
  });
}

function binds(policy: Policy, target: NonNullable<Terms['target']>): Amount {
  return policy.range === 'lower' && target.low !== null ? target.low : target.high;
}

function pausesOf(setting: Setting, promise: PromiseName): Interval[] {
  if (promise === 'first_response') return [];
  const own = setting.policy.promises[promise]?.pauses ?? [];
  const statuses = promise === 'resolution' ? [...own, 'solved', 'closed'] : own;
  return timeIn(setting.history.statuses, statuses);
}

function hasEnded(span: Span): boolean {
  return span.satisfied !== null || span.ender !== null || span.terminal !== null;
}

function unclearIn(setting: Setting, promise: PromiseName, span: Span): string | null {
  if (promise === 'resolution' || isTouched(setting, promise)) return null;
  const from = promise === 'first_response' ? span.started : span.started + 1;
  const until = span.satisfied ?? Math.min(span.terminal ?? Infinity, setting.history.asOf) + 1;
  const isByAnyone =
    promise === 'first_response' &&
    setting.policy.promises.first_response?.answered_by === 'anyone';
  const found = setting.history.unclear.find(
    ({ at, isHuman }) => at >= from && at < until && (isHuman || isByAnyone),
  );
  return found?.field ?? null;
}
