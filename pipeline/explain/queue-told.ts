import type { Policy } from '../policy/schema.js';
import type { QueueTold } from './contract.js';
import type { QueueFacts } from './read-queue.js';

/** The facts of a queue with the words of its clause. */
export function queueTold(facts: QueueFacts | null, policy: Policy | null): QueueTold | null {
  if (facts === null) return null;
  const { clause, ...rest } = facts;
  const { heading, paraphrase } = policy?.clauses[clause] ?? {};
  return {
    clause: { id: clause, heading: heading ?? null, paraphrase: paraphrase ?? null },
    ...rest,
  };
}
