import type { AttributeName } from '../../pipeline/policy/attributes.js';
import { valuesNamed } from '../../pipeline/policy/condition.js';
import type { Policy } from '../../pipeline/policy/schema.js';

/** The values of a fact that a policy names: its own tiers and severities, or those that its rules and hours tell apart. */
export function namedValues(policy: Policy, name: AttributeName): string[] {
  if (name === 'tier') return policy.tiers.map(({ id }) => id);
  if (name === 'severity') return policy.severities.map(({ id }) => id);
  const conditions = [
    ...Object.values(policy.rules).map(({ when }) => when),
    ...policy.hours.map(({ when }) => when ?? {}),
  ];
  return [...new Set(conditions.flatMap((when) => valuesNamed(when[name])))];
}
