import type { ExplainedObligation } from '../../pipeline/explain/contract.js';
import { duration } from '../../reports/words/duration.js';
import { wordsOf } from '../../reports/words/promises.js';

const single = ['first_response', 'resolution', 'outcome_notified'];

/** "Update 2: missed, 1 h 4 min late". */
export function headline(obligation: ExplainedObligation): string {
  const { promise, sequence, verdict } = obligation;
  const named = single.includes(promise)
    ? promiseTitle(promise)
    : `${promiseTitle(promise)} ${sequence}`;
  const margin = marginOf(obligation);
  return `${named}: ${verdict}${margin === '' ? '' : `, ${margin}`}`;
}

/** "First response" of `first_response`. */
export function promiseTitle(promise: string): string {
  return wordsOf(promise).name;
}

function marginOf(obligation: ExplainedObligation): string {
  const { verdict, overdue_ms, reason, until_due, due_at_ms, elapsed_ms } = obligation;
  if (verdict === 'excluded') return reason ?? '';
  if (verdict === 'unmeasured') return `the export does not tell ${missingText(reason)}`;
  if (verdict === 'missed' && overdue_ms === 0) return 'after the last hours that counted';
  if (verdict === 'missed') return overdue_ms === null ? '' : `${duration(overdue_ms)} late`;
  const left = until_due.reduce((sum, { counted_ms }) => sum + counted_ms, 0);
  if (verdict === 'met' && left > 0) return `with ${duration(left)} to spare`;
  if (verdict !== 'running' || (due_at_ms === null && elapsed_ms === null)) return '';
  return due_at_ms === null ? 'paused' : `${duration(left)} left`;
}

/** What an export lacks, where the ledger names the field. */
function missingText(reason: string | null): string {
  return missing[reason ?? ''] ?? reason ?? 'enough';
}

const missing: Readonly<Record<string, string>> = {
  severity: 'its severity',
  tier: 'its tier',
  site: 'the site of the account',
  country: 'the country of the account',
  message: 'its messages',
  status: 'its statuses',
  actor_type: 'who wrote a message',
  visibility: 'whether a message was public',
  assignee: 'to whom cases were given',
  actor_id: 'who wrote the response',
  contact_attempt: 'attempts to reach customers',
  severity_agreed: 'agreements to severities',
  survey_sent: 'invitations to surveys',
  closure_code: 'how the case ended',
};
