import type { PromiseName } from '../../pipeline/policy/schema.js';
import type { LedgerRow } from './case.js';
import { type DailyUpdate, dailyUpdates } from './daily.js';
import { valueAt } from './history.js';
import { blank, unmeasured } from './ledger-row.js';
import { clockOf, type Setting, termsAt } from './setting.js';
import type { Terms } from './terms.js';

/** The dates are those of the hours that the severity in force on each gives; one row tells that hours are not known. */
export function daily(setting: Setting, promise: PromiseName): LedgerRow[] {
  const { history } = setting;
  const severities = [...new Set(history.severities.map(({ value }) => value))];
  const owed = severities
    .map((severity) => ({ severity, terms: termsAt(setting, promise, severity) }))
    .filter(({ terms }) => terms.standing !== 'none');
  const unknown = owed.find(({ terms }) => terms.calendar === null);
  const dated = owed
    .flatMap(({ severity, terms }) => {
      const clock = clockOf(setting, terms);
      if (clock === 'wall') return [];
      return dailyUpdates(history, clock)
        .filter(({ started }) => valueAt(history.severities, started) === severity)
        .map((date) => dailyRow(setting, promise, terms, date));
    })
    .sort((a, b) => (a.started_at_ms ?? 0) - (b.started_at_ms ?? 0));
  return unknown === undefined ? dated : [...dated, blank(setting, promise, unknown.terms)];
}

function dailyRow(
  setting: Setting,
  promise: PromiseName,
  terms: Terms,
  date: DailyUpdate,
): LedgerRow {
  const row: LedgerRow = {
    ...blank(setting, promise, terms),
    target: 'every business day',
    started_at_ms: date.started,
    due_at_ms: date.due,
    satisfied_at_ms: date.satisfied,
    ended_at_ms: date.ended,
    verdict: date.verdict,
  };
  if (terms.standing === 'excluded') return { ...row, verdict: 'excluded' };
  const unclear = setting.history.unclear.find(
    ({ at, isHuman }) => isHuman && at >= date.from && at <= date.due,
  );
  return date.satisfied !== null || unclear === undefined ? row : unmeasured(row, unclear.field);
}
