import { type AttributeName, askedFact, attributeNames } from '../attributes.js';

export const severityNeed = 'cases.severity or events.severity';

/** Who wrote a message and whether the customer could read it. */
export const messageNeeds: readonly string[] = [
  'events.message',
  'events.message.actor_type',
  'events.message.visibility',
];

const fields: Readonly<Record<AttributeName, readonly string[]>> = {
  tier: ['contracts.tier'],
  severity: [severityNeed],
  channel: ['cases.channel'],
  category: ['cases.category'],
  environment: ['cases.environment'],
  product: ['cases.product'],
  opened_by_type: ['cases.opened_by_type'],
  requester_country: ['cases.requester_country'],
  site: ['accounts.site'],
  country: ['accounts.country'],
  plan: ['contracts.plan'],
  is_new_user: ['accounts.is_new_user'],
  is_onboarded: ['accounts.onboarding_completed_on'],
  sdk_in_use: ['accounts.sdk_in_use'],
  is_requester_named: ['cases.requester_id', 'contacts.contact_id'],
  is_widespread: [severityNeed],
  is_trial_over_by_dates: ['contracts.starts_on'],
  is_trial_over_by_hours: ['contracts.starts_on'],
  is_version_supported: ['cases.product', 'cases.product_version', 'releases.version'],
};

const tables = { case: 'cases', account: 'accounts', contract: 'contracts', event: 'events' };

/** The fields that tell the facts which conditions name. */
export function factNeeds(names: readonly string[]): string[] {
  return names.flatMap((name): readonly string[] => {
    const attribute = attributeNames.find((known) => known === name);
    if (attribute !== undefined) return fields[attribute];
    const asked = askedFact(name);
    return asked === null ? [] : [`${tables[asked.table]}.${asked.column}`];
  });
}

/** The facts that conditions anywhere in a value name, as in the patch of a reading. */
export function factsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    const isConditions = key === 'when' || key.endsWith('.when');
    return isConditions && typeof held === 'object' && held !== null
      ? Object.keys(held)
      : factsIn(held);
  });
}
