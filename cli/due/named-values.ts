import type { AttributeName } from '../../pipeline/policy/attributes.js';
import type { Policy } from '../../pipeline/policy/schema.js';

/** The values of a fact that a policy names: its own tiers and severities, or those that its rules and hours tell apart. */
export function namedValues(policy: Policy, name: AttributeName): string[] {
  if (name === 'tier') return policy.tiers.map(({ id }) => id);
  if (name === 'severity') return policy.severities.map(({ id }) => id);
  const conditions = [
    ...Object.values(policy.rules).map(({ when }) => when),
    ...policy.hours.map(({ when }) => when ?? {}),
  ];
  const found = conditions.flatMap((when) => {
    const wanted = when[name];
    if (wanted === undefined) return [];
    if (Array.isArray(wanted)) return wanted;
    return typeof wanted === 'object' ? wanted.not : [wanted];
  });
  return [...new Set(found.map(String))];
}
