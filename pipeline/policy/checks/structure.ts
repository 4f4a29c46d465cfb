import type { Problem } from '../problem.js';
import type { Policy } from '../schema.js';
import { checkCalendars } from './calendars.js';
import { checkDates } from './dates.js';
import { checkPromises } from './promises.js';
import { checkReferences } from './references.js';

/** Everything that must hold of a policy as written and as patched by any reading. */
export function checkStructure(policy: Policy): Problem[] {
  return [
    ...checkReferences(policy),
    ...checkCalendars(policy),
    ...checkDates(policy),
    ...checkPromises(policy),
  ];
}
