import type { Policy } from '../../../pipeline/policy/schema.js';
import { policySchema } from '../../../pipeline/policy/schema.js';
import { loadShippedPolicies } from '../../../pipeline/policy/load.js';
import { patched } from '../../oracle/scenarios.js';

/** The kinds of case that the hours and the judging rules of each policy tell apart, written down by hand. */
export const kindsByHand: Readonly<Record<string, readonly Record<string, string | boolean>[]>> = {
  openback: [{}, { is_new_user: true, is_onboarded: false }, { is_widespread: false }].flatMap(
    (rule) => ['email', 'other'].map((channel) => ({ ...rule, channel })),
  ),
  ownbackup: ['us', 'uk', 'israel', 'other'].map((site) => ({ site })),
  probax: ['AU', 'NZ', 'other'].map((country) => ({ country })),
  crashplan: ['AU', 'other'].map((country) => ({ country })),
};

/** Counting by date is slow, so these readings are tried on a coarser grid that comes to every quarter of an hour of the day. */
export const byDate = [
  'business-day=same',
  'business-day=end',
  'under=same',
  'under=next',
  'closing-days=calendar',
  'closing-days=business',
];
export const coarseMinutes = 13 * 15;

export interface ReadPolicy {
  readonly scenario: string;
  readonly policy: Policy;
}

/** A shipped policy as the house reads it and as each other option does, those that need the user's holidays left out. */
export function readingsOf(id: string): ReadPolicy[] {
  const loaded = loadShippedPolicies().find(({ policy }) => policy.id === id);
  if (loaded === undefined) throw new Error(`No policy ${id}.`);
  const { policy, raw } = loaded;
  const options = Object.entries(policy.readings).flatMap(([reading, { options: all }]) =>
    Object.entries(all)
      .slice(1)
      .filter(([, { needs }]) => needs === undefined)
      .map(([option, { patch }]) => ({
        scenario: `${reading}=${option}`,
        policy: policySchema.parse(patched(raw, patch ?? {})),
      })),
  );
  return [{ scenario: 'house', policy }, ...options];
}

export function loadedPolicy(id: string) {
  const loaded = loadShippedPolicies().find(({ policy }) => policy.id === id);
  if (loaded === undefined) throw new Error(`No policy ${id}.`);
  return loaded;
}
