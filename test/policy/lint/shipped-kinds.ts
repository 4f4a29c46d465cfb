import type { Policy } from '../../../pipeline/policy/schema.js';
import { policySchema } from '../../../pipeline/policy/schema.js';
import { loadShippedPolicies } from '../../../pipeline/policy/load.js';
import { patched } from '../../oracle/scenarios.js';

const shipped = loadShippedPolicies();

/** The kinds of case that the hours and the judging rules of each policy tell apart, written down by hand. */
export const kindsByHand: Readonly<Record<string, readonly Record<string, string | boolean>[]>> = {
  openback: [{}, { is_new_user: true, is_onboarded: false }, { is_widespread: false }].flatMap(
    (rule) => ['email', 'other'].map((channel) => ({ ...rule, channel })),
  ),
  ownbackup: ['us', 'uk', 'israel', 'other'].map((site) => ({ site })),
  probax: ['AU', 'NZ', 'other'].map((country) => ({ country })),
  crashplan: ['AU', 'other'].map((country) => ({ country })),
};

/** Tried on every quarter of an hour of the year; the others on a coarser grid that comes to every quarter of an hour of the day. */
export const onFullGrid = [
  'house',
  'range=lower',
  'premier-hours=window',
  'hours=around',
  'zone=utc',
  'daily-update=gap-12',
];
export const coarseMinutes = 37 * 15;

export interface ReadPolicy {
  readonly scenario: string;
  readonly policy: Policy;
}

/** A shipped policy as the house reads it and as each other option does, those that need the user's holidays left out. */
export function readingsOf(id: string): ReadPolicy[] {
  const { policy, raw } = loadedPolicy(id);
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
  const loaded = shipped.find(({ policy }) => policy.id === id);
  if (loaded === undefined) throw new Error(`No policy ${id}.`);
  return loaded;
}
