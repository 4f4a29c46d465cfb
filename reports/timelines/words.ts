import type { TimelineEvent, TimelineObligation } from '../../pipeline/findings/contract.js';
import { listed } from '../words/count.js';
import { duration } from '../words/duration.js';
import { clockOf, type Names, wordsOf } from '../words/names.js';

/** How a timeline is told: instants in this zone, tiers and severities by these names. */
export interface TimelineWords {
  readonly zone: string;
  readonly names: Names;
}

/** What happened, in words: "Status open → pending". */
export function eventWords(event: TimelineEvent, names: Names): string {
  const { type, value, before, isInternal, side } = event;
  switch (type) {
    case 'opened':
      return 'Case opened';
    case 'message':
      if (isInternal) return 'Internal note';
      return side === 'automatic' ? 'Automatic message' : 'Message';
    case 'status':
      return `Status ${change(before, value, statusName)}`;
    case 'severity':
      return `Severity ${change(before, value, names.severity)}`;
    case 'severity_proposed':
      return `Severity ${names.severity(value)} proposed`;
    case 'severity_agreed':
      return `Severity ${names.severity(value)} agreed`;
    case 'merged':
      return value === null ? 'Merged into another case' : `Merged into ${value}`;
    case 'assignee':
      return value === null ? 'Assigned' : `Assigned to ${value}`;
    case 'resource':
      return `Technical contact ${value ?? 'changed'}`;
    case 'category':
    case 'tier':
      return `${type === 'tier' ? 'Tier' : 'Category'} ${value ?? 'changed'}`;
    default:
      return plain[type] ?? type.replaceAll('_', ' ');
  }
}

const plain: Readonly<Record<string, string>> = {
  close_agreed: 'Closing agreed',
  call_queued: 'Call came in',
  call_answered: 'Call answered',
  contact_attempt: 'Attempt to reach the customer',
  withdrawn: 'Withdrawn',
  spam: 'Marked as spam',
  survey_sent: 'Invitation to judge sent',
  escalation: 'Escalated',
};

function change(
  before: string | null,
  value: string | null,
  nameOf: (id: string | null) => string,
): string {
  return before === null ? nameOf(value) : `${nameOf(before)} → ${nameOf(value)}`;
}

/** "on hold" of `on_hold`. */
export function statusName(status: string | null): string {
  return (status ?? '').replaceAll('_', ' ');
}

/** Who did it: "Customer", "Support", "System". */
export function sideWords({ side }: TimelineEvent): string {
  if (side === null) return '';
  return { customer: 'Customer', us: 'Support', automatic: 'System' }[side];
}

/** "missed by 1 h 20 min of business time", "met", "void". */
export function verdictWords(obligation: TimelineObligation): string {
  const { verdict, overdueMs, target, endedAtMs, elapsedMs } = obligation;
  if (verdict !== 'missed') return verdict;
  const by =
    overdueMs === null || overdueMs === 0 ? '' : ` by ${duration(overdueMs)}${clockOf(target)}`;
  return `missed${by}${endedAtMs === null && elapsedMs !== null ? ', and still open' : ''}`;
}

/** "OWN-0000012 · High on Standard · first response missed by 1 h 20 min". */
export function timelineTitle(
  caseId: string,
  obligation: TimelineObligation,
  names: Names,
): string {
  const { tier, severity, promise, hingesOn } = obligation;
  const told = `${wordsOf(promise).one} ${verdictWords(obligation)}`;
  const hinges = hingesOn.length === 0 ? '' : `, hinges on ${listed(hingesOn)}`;
  return [caseId, names.place(tier, severity), `${told}${hinges}`]
    .filter((part) => part !== '')
    .join(' · ');
}
