import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';

/** The names of the scenarios that the ledger holds: those asked for, or every one. Names that it lacks are the user's to mend. */
export async function scenariosAsked(
  warehouse: Warehouse,
  asked: readonly string[] | 'all',
): Promise<string[]> {
  const rows = await warehouse.rows<{ scenario: string; why_not: string | null }>(
    'select scenario, why_not from policy.scenarios order by scenario_id',
  );
  const computed = rows.filter(({ why_not }) => why_not === null).map(({ scenario }) => scenario);
  if (asked === 'all') return computed;
  const failures = asked
    .filter((name) => !computed.includes(name))
    .map((name) => {
      const known = rows.find(({ scenario }) => scenario === name);
      return {
        code: 'ledger.scenario',
        message:
          known === undefined
            ? `There is no scenario "${name}".`
            : `The scenario "${name}" was not computed: it ${known.why_not}.`,
        hint: `Scenarios are ${computed.slice(0, 5).join(', ')} … (${computed.length} in all; punctual policy show lists the readings).`,
      };
    });
  if (failures.length > 0) throw new UserError(failures);
  return [...new Set(asked)];
}
