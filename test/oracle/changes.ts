import type { EventRow } from './case.js';

/** One turn of a value from what held before an instant to what holds after it. */
export interface Change {
  readonly at: number;
  readonly before: string | null;
  readonly after: string;
  /** The fact whose value holds. */
  readonly fact: EventRow;
}

/** Every change of a value, from the first on; what lasts no time and what repeats is none. */
export function turnsOf(facts: readonly EventRow[], kind: string): Change[] {
  const inOrder = ofKind(facts, kind);
  const last = inOrder.filter((fact, index) => inOrder[index + 1]?.at_ms !== fact.at_ms);
  return last
    .map((fact, index) => ({
      at: fact.at_ms,
      before: last[index - 1]?.value ?? null,
      after: fact.value ?? '',
      fact,
    }))
    .filter(({ before, after }) => before !== after);
}

/** Facts of one kind in order; those of one instant by number if all have one, else as they arrived. */
export function ofKind(facts: readonly EventRow[], kind: string): EventRow[] {
  const same = facts.filter((fact) => fact.type === kind && fact.value !== null);
  const instantsInOrder = [...new Set(same.map((fact) => fact.at_ms))].sort((a, b) => a - b);
  return instantsInOrder.flatMap((instant) => {
    const group = same.filter((fact) => fact.at_ms === instant);
    const areNumbered = group.every((fact) => /^-?\d+$/.test(fact.event_id ?? ''));
    return areNumbered ? group.sort((a, b) => Number(a.event_id) - Number(b.event_id)) : group;
  });
}

/** The facts of every instant after which the value is another than before it. */
export function changesOf(facts: readonly EventRow[]): EventRow[] {
  let before: string | null = null;
  return [...new Set(facts.map((fact) => fact.at_ms))]
    .sort((a, b) => a - b)
    .flatMap((instant) => {
      const group = facts.filter((fact) => fact.at_ms === instant);
      const after = ofKind(group, group[0]?.type ?? '').at(-1)?.value ?? null;
      const isChange = after !== before;
      before = after;
      return isChange ? group : [];
    });
}
