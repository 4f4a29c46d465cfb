import type { ReportStatistic } from '../parts.js';
import type { Descriptions, Policy } from '../schema.js';
import { factNeeds, messageNeeds, severityNeed } from './facts.js';
import { hoursFacts } from './promises.js';

/** What it takes to tell a statistic, be it one that the policy asks for or one that every report has. */
export function statisticNeeds(policy: Policy, name: string): string[] {
  const always = Object.entries(needs).find(([known]) => known === name)?.[1] ?? [];
  return [...always, ...askedNeeds(policy, name)];
}

const needs: Readonly<Record<keyof Descriptions | ReportStatistic, readonly string[]>> = {
  queue_order: messageNeeds,
  calls_in_order: ['events.call_queued', 'events.call_answered'],
  recategorising: ['events.severity', 'events.severity.actor_type'],
  status_after_response: [...messageNeeds, 'events.status'],
  channel_hours: ['cases.channel'],
  out_of_hours_candidates: [severityNeed, 'events.severity'],
  abuse_candidates: ['events.escalation', 'cases.closure_code'],
  previous_case: ['cases.previous_case_id'],
  same_engineer: ['events.message.actor_id', 'cases.requester_id or cases.previous_case_id'],
  customer_resource: [severityNeed, 'events.resource'],
  named_contacts: ['contacts.contact_id'],
  update_gaps: [...messageNeeds, 'events.status'],
  live_support: messageNeeds,
  first_channel: ['cases.channel'],
  escalations: ['events.escalation'],
  response_times: [],
  misses_by_hour: ['cases.opened_at'],
  misses_by_kind: ['cases.channel'],
  satisfaction: ['surveys.score or cases.csat_score'],
  left_out: [],
};

/** What depends on how the policy asks for it. */
function askedNeeds(policy: Policy, name: string): string[] {
  const { queue_order: queue, named_contacts: contacts } = policy.descriptions;
  if (name === 'queue_order' && queue !== undefined) {
    const ranks = queue.order.filter((rank) => rank === 'severity' || rank === 'tier');
    return factNeeds([...ranks, ...Object.keys(queue.lifted ?? {}), ...hoursFacts(policy)]);
  }
  if (name === 'named_contacts' && contacts !== undefined) return factNeeds(['tier']);
  if (name === 'out_of_hours_candidates') return factNeeds(hoursFacts(policy));
  return [];
}
