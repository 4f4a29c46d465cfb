import { second } from '../spans.js';
import type { Fact, Story } from './story.js';

/** A fact as it stands in the log: to the second, with the value that it replaced. */
export interface SettledFact extends Fact {
  readonly previous: string;
}

const replacing = new Set(['status', 'severity', 'assignee']);

/** The facts of a story in order, up to the instant at which the export was made. */
export function settle(story: Story): SettledFact[] {
  const { about, desk } = story;
  const held = new Map([['severity', about.severity]]);
  return story.facts
    .map((fact) => ({ ...fact, at: Math.round(fact.at / second) * second, previous: '' }))
    .filter((fact) => fact.at <= desk.period.asOfMs)
    .sort((one, other) => one.at - other.at)
    .map((fact) => {
      if (!replacing.has(fact.type)) return fact;
      fact.previous = held.get(fact.type) ?? '';
      held.set(fact.type, fact.value);
      return fact;
    });
}
