import { UserError } from '../../pipeline/failure.js';
import type { ReadingDecision } from '../../pipeline/findings/audit-contract.js';
import type { PolicyTerms } from '../../pipeline/findings/contract.js';
import type { WorkspaceConfig } from '../../pipeline/workspace.js';

/** Who chose how a policy is read, as punctual.yaml records it; a record of what the policy does not ask is the user's to mend. */
export function decisionsOf(
  { decisions }: WorkspaceConfig,
  { id, readings }: PolicyTerms,
): ReadingDecision[] {
  const own = Object.entries(decisions[id] ?? {});
  const failures = own.flatMap(([reading, { option }]) => {
    const where = `punctual.yaml, decisions.${id}.${reading}`;
    const term = readings.find((each) => each.reading === reading);
    if (term === undefined) {
      return {
        code: 'audit.unknown-reading',
        message: `The policy "${id}" has no reading "${reading}".`,
        where,
        hint: `It asks ${readings.map((each) => each.reading).join(', ')}.`,
      };
    }
    if (term.options.some((each) => each.option === option)) return [];
    return {
      code: 'audit.unknown-option',
      message: `The reading "${reading}" has no option "${option}".`,
      where,
      hint: `Its options are ${term.options.map((each) => each.option).join(', ')}.`,
    };
  });
  if (failures.length > 0) throw new UserError(failures);
  return own.map(([reading, { option, by, on, because }]) => ({
    reading,
    option,
    by,
    on,
    because: because ?? null,
  }));
}
