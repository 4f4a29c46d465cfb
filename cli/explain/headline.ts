import type { ExplainedObligation } from '../../pipeline/explain/contract.js';
import { duration } from '../../reports/words/duration.js';

const titles: Readonly<Record<string, string>> = {
  first_response: 'First response',
  update: 'Update',
  daily_update: 'Daily update',
  next_reply: 'Next reply',
  resolution: 'Resolution',
};
const single = ['first_response', 'resolution'];

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
  return titles[promise] ?? promise;
}

function marginOf(obligation: ExplainedObligation): string {
  const { verdict, overdue_ms, reason, until_due, due_at_ms } = obligation;
  if (verdict === 'excluded') return reason ?? '';
  if (verdict === 'unmeasured') return `the export does not tell ${missingText(reason)}`;
  if (verdict === 'missed' && overdue_ms === 0) return 'after the last hours that counted';
  if (verdict === 'missed') return overdue_ms === null ? '' : `${duration(overdue_ms)} late`;
  const left = until_due.reduce((sum, { counted_ms }) => sum + counted_ms, 0);
  if (verdict === 'met' && left > 0) return `with ${duration(left)} to spare`;
  if (verdict !== 'running') return '';
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
};
