import { valuesNamed } from '../condition.js';
import type { Conditions, Policy } from '../schema.js';
import type { Facts } from './finding.js';

/** A value that no condition names. */
export const other = 'other';

/**
 * Every kind of case that the policies' hours tell apart beside tier and severity (each value they name, and any
 * other), plain and as each rule that judges it by another tier or severity asks for.
 */
export function contextsOf(policies: readonly Policy[]): Facts[] {
  const hours = policies.flatMap(hoursConditions);
  const names = plainFacts(policies);
  const plain = names.reduce<Facts[]>(
    (contexts, name) =>
      contexts.flatMap((facts) =>
        domain(hours, name).map((value) => ({ ...facts, [name]: value })),
      ),
    [{}],
  );
  const ruled = policies.flatMap((policy) =>
    Object.values(policy.rules)
      .filter(
        ({ effect }) => typeof effect === 'object' && ('tier' in effect || 'severity' in effect),
      )
      .map(({ when }) => triggering(when)),
  );
  const special = unique(ruled).filter((facts) => Object.keys(facts).length > 0);
  return unique([{}, ...special].flatMap((rule) => plain.map((facts) => ({ ...facts, ...rule }))));
}

/** The facts by which the policies' hours tell cases apart. */
export function plainFacts(policies: readonly Policy[]): string[] {
  const names = policies.flatMap(hoursConditions).flatMap((when) => Object.keys(when));
  return [...new Set(names)].filter((name) => name !== 'tier' && name !== 'severity');
}

function hoursConditions({ hours, procedures }: Policy): Conditions[] {
  const closing = procedures.automatic_closing?.hours ?? [];
  return [...hours, ...closing].map(({ when }) => when ?? {});
}

function domain(conditions: readonly Conditions[], name: string): (string | boolean)[] {
  const named = [...new Set(conditions.flatMap((when) => valuesNamed(when[name])))];
  const isBoolean = named.length > 0 && named.every((value) => /^(true|false)$/.test(value));
  return isBoolean ? [true, false] : [...named, other];
}

/** Facts under which the conditions on anything but tier and severity hold. */
function triggering(when: Conditions): Facts {
  const facts: Record<string, string | boolean> = {};
  for (const [name, wanted] of Object.entries(when)) {
    if (name === 'tier' || name === 'severity') continue;
    const [value] = valuesNamed(wanted);
    if (typeof wanted === 'boolean') facts[name] = wanted;
    else if (typeof wanted === 'object' && 'not' in wanted) facts[name] = other;
    else if (value !== undefined) facts[name] = value;
  }
  return facts;
}

function unique(all: readonly Facts[]): Facts[] {
  return [...new Map(all.map((facts) => [JSON.stringify(facts), facts])).values()];
}
