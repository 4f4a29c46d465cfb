import { checkClauses, noteClauses } from './checks/clauses.js';
import { checkExamples } from './checks/examples.js';
import { noteHours } from './checks/promises.js';
import { checkReadings } from './checks/readings.js';
import { checkStructure } from './checks/structure.js';
import type { PolicyObject } from './patch.js';
import type { Problem } from './problem.js';
import type { Policy } from './schema.js';

/** Everything that is wrong with a policy, and what is worth a look though it is allowed. */
export interface PolicyCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** Checks what the schema cannot: that names refer to something, that readings' patches hold, that dates and windows make sense. */
export function checkPolicy(policy: Policy, raw: PolicyObject): PolicyCheck {
  const structure = checkStructure(policy);
  // A reading repeats every problem of the policy it patches, so it is checked on a sound one.
  const readings = structure.length > 0 ? [] : checkReadings(policy, raw);
  return {
    problems: [...structure, ...checkClauses(policy), ...readings, ...checkExamples(policy)],
    notes: [...noteHours(policy), ...noteClauses(policy)],
  };
}
