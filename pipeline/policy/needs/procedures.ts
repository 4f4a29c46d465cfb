import type { Policy } from '../schema.js';
import { factNeeds, messageNeeds } from './facts.js';
import { hoursFacts, isBusiness } from './promises.js';

/** What it takes to judge a procedure or a deliverable of a policy. */
export function procedureNeeds(policy: Policy, part: string): string[] {
  if (part.startsWith('deliverables.')) {
    return deliverableNeeds(policy, part.slice('deliverables.'.length));
  }
  if (part === 'automatic_closing') {
    return [
      'events.status',
      'events.status.actor_type',
      'events.message.actor_type',
      ...closingHours(policy),
    ];
  }
  if (part === 'contact_attempts') {
    return [...(procedures[part] ?? []), ...factNeeds(hoursFacts(policy))];
  }
  return [...(procedures[part] ?? [])];
}

const procedures: Readonly<Record<string, readonly string[]>> = {
  reopening: [
    'events.status',
    'events.assignee',
    'events.message.actor_type',
    'events.message.actor_id',
  ],
  contact_attempts: [
    'events.status',
    'events.status.actor_type',
    'events.message.actor_type',
    'events.contact_attempt',
    'events.close_agreed',
  ],
  severity_consent: ['events.severity', 'events.severity.actor_type', 'events.severity_agreed'],
  survey_after_closing: [
    'events.status or cases.closed_at',
    'surveys.sent_at or events.survey_sent',
  ],
  outcome_notified: ['cases.closure_code', 'events.status or cases.closed_at', ...messageNeeds],
};

function closingHours(policy: Policy): string[] {
  const closing = policy.procedures.automatic_closing;
  const cells = [closing?.solved, closing?.pending].flatMap((cell) =>
    cell === undefined ? [] : [typeof cell === 'string' ? cell : cell.target],
  );
  if (!cells.some(isBusiness)) return [];
  const own = closing?.hours?.flatMap(({ when }) => Object.keys(when ?? {}));
  return factNeeds(own ?? hoursFacts(policy));
}

function deliverableNeeds({ procedures: { deliverables } }: Policy, id: string): string[] {
  const deliverable = deliverables[id];
  if (deliverable === undefined) return [];
  const { when, shown_by: shown } = deliverable;
  const shownBy =
    'account' in shown
      ? [`accounts.${shown.account}`]
      : [
          'engagements.type',
          ...(shown.minutes === undefined ? [] : ['engagements.duration_minutes']),
          ...(shown.roles === undefined ? [] : ['engagements.held_by_role']),
        ];
  return ['contracts.starts_on', ...factNeeds(Object.keys(when)), ...shownBy];
}
