import type { PromiseName } from '../../pipeline/policy/schema.js';
import type { LedgerRow } from './case.js';
import type { Setting } from './setting.js';
import type { Amount } from './target.js';
import type { Terms } from './terms.js';

/** A row that says only what the terms say. */
export function blank(setting: Setting, promise: PromiseName, terms: Terms): LedgerRow {
  const { policy, row } = setting;
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

/** The row if a field is missing. */
export function unmeasured(row: LedgerRow, field: string): LedgerRow {
  const reason = [field, row.reason].filter((said) => said !== null).join('; ');
  return { ...row, verdict: 'unmeasured', reason };
}

/** The row if the response was a touch. */
export function touched(row: LedgerRow): LedgerRow {
  return {
    ...row,
    reason: row.reason === null ? 'by first touch' : `${row.reason}; by first touch`,
  };
}
