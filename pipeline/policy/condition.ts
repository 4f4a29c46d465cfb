import type { Conditions } from './schema.js';

type Condition = Conditions[string];
type Fact = string | boolean | null | undefined;

/** Whether every condition holds; one on a fact that is not known does not, unless it asks for just that. */
export function holds(
  conditions: Conditions,
  facts: Readonly<Record<string, Fact | number>>,
): boolean {
  return Object.entries(conditions).every(([name, wanted]) => fits(wanted, facts[name]));
}

/** The values that a condition is held against, as text. */
export function valuesNamed(condition: Condition | undefined): string[] {
  if (condition === undefined) return [];
  if (Array.isArray(condition)) return condition.map(String);
  if (typeof condition !== 'object') return [String(condition)];
  return 'not' in condition ? condition.not.map(String) : [];
}

function fits(wanted: Condition, fact: Fact | number): boolean {
  const isKnown = fact !== null && fact !== undefined;
  if (typeof wanted === 'object' && 'known' in wanted) return wanted.known === isKnown;
  if (!isKnown) return false;
  // Of the events of a case several values are known, in one text with line breaks.
  const values = String(fact).split('\n');
  const named = valuesNamed(wanted);
  const isNamed = values.some((value) => named.includes(value));
  return typeof wanted === 'object' && 'not' in wanted ? !isNamed : isNamed;
}
