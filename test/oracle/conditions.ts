import type { Policy } from '../../pipeline/policy/schema.js';

type Fact = string | boolean | number | null | undefined;

/** What is known when a policy asks: one value, or several of which any may fit; null or absent: not told. */
export type Facts = Readonly<Record<string, Fact | readonly string[]>>;

type Hours = Policy['hours'];
type Conditions = NonNullable<Hours[number]['when']>;

/** Whether all conditions hold; the name of a fact that is missing where that alone decides. */
export function fits(conditions: Conditions, facts: Facts): boolean | string {
  const answers = Object.entries(conditions).map(([name, wanted]) => {
    const told = valuesOf(facts[name]);
    if (typeof wanted === 'object' && 'known' in wanted) return wanted.known === told.length > 0;
    if (told.length === 0) return name;
    if (typeof wanted === 'object' && 'not' in wanted) return !isAmong(told, wanted.not);
    return isAmong(told, Array.isArray(wanted) ? wanted : [wanted]);
  });
  if (answers.includes(false)) return false;
  return answers.find((answer) => typeof answer === 'string') ?? true;
}

/** The calendar of the first rule that fits, or what would have to be known to find it. */
export function hoursFor(hours: Hours, facts: Facts): { calendar: string } | { wants: string } {
  for (const { when, calendar } of hours) {
    const answer = fits(when ?? {}, facts);
    if (answer === true) return { calendar };
    if (typeof answer === 'string') return { wants: answer };
  }
  return { wants: Object.keys(hours[0]?.when ?? {})[0] ?? 'hours' };
}

/** A fact of which only one value is told, as text. */
export function wordOf(facts: Facts, name: string): string | null {
  return valuesOf(facts[name])[0] ?? null;
}

function isAmong(told: readonly string[], named: readonly (string | number | boolean)[]): boolean {
  return named.map(String).some((value) => told.includes(value));
}

function valuesOf(fact: Fact | readonly string[]): readonly string[] {
  if (fact === null || fact === undefined || fact === '') return [];
  return typeof fact === 'object' ? fact : [String(fact)];
}
