import { UserError } from '../failure.js';
import type { LoadedPolicy } from '../policy/load.js';
import { changeCalendar } from './changes/calendar.js';
import { readAs } from './changes/reading.js';
import { changeTarget } from './changes/targets.js';
import { changeTier } from './changes/tier.js';
import { changePolicy } from './changes/under.js';
import type { Change, OtherTerms, WhatIfTerms } from './terms.js';

/**
 * Makes every change that the terms ask for, on every version: first the other policy, then the reading, then calendar and targets.
 * `reach` is what another policy may be named from. Throws one UserError with all that is wrong.
 */
export function readTerms(
  versions: readonly LoadedPolicy[],
  reach: readonly LoadedPolicy[],
  terms: WhatIfTerms,
): OtherTerms {
  const made: Change[] = [];
  let policies = versions;
  const make = <Made extends Change>(change: Made): Made => {
    made.push(change);
    policies = change.policies;
    return change;
  };
  const other = terms.under === undefined ? null : make(changePolicy(policies, reach, terms));
  const isLost = (other?.failures ?? []).length > 0;
  if (!isLost) make(readAs(policies, terms.reading ?? 'house'));
  const tier = terms.tier === undefined || isLost ? null : make(changeTier(policies, terms.tier));
  if (terms.calendar !== undefined && !isLost) make(changeCalendar(policies, terms.calendar));
  if (!isLost) for (const target of terms.targets ?? []) make(changeTarget(policies, target));
  const failures = made.flatMap((change) => change.failures ?? []);
  if (failures.length > 0) throw new UserError(failures);
  return {
    policies,
    tier: tier?.tier ?? null,
    severities: other?.severities ?? new Map(),
    changes: made.flatMap(({ changes }) => changes),
    notes: [...new Set(made.flatMap(({ notes }) => notes ?? []))],
  };
}
