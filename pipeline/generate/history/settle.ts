import { second } from '../spans.js';
import type { Fact } from './fact.js';
import type { Story } from './story.js';

/** The facts of a story in order, to the second, up to the instant at which the export was made. */
export function settle(story: Story): readonly Fact[] {
  const { facts, about, desk } = story;
  for (const fact of facts) fact.at = Math.round(fact.at / second) * second;
  facts.sort((one, other) => one.at - other.at);
  while ((facts.at(-1)?.at ?? 0) > desk.period.asOfMs) facts.pop();
  const held: Record<string, string> = {
    status: '',
    severity: about.severity,
    assignee: '',
    category: about.category,
  };
  for (const fact of facts) {
    const previous = held[fact.type];
    if (previous === undefined) continue;
    fact.previous = previous;
    held[fact.type] = fact.value;
  }
  return facts;
}
