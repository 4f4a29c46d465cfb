import type { Warehouse } from '../../warehouse/open.js';
import type { Escalations } from './contract.js';
import { one, spreadOf, whileGathered } from './told.js';

interface Tally {
  readonly escalations: number;
  readonly cases: number;
  readonly by_manager: number;
  readonly manager_median_ms: number | null;
  readonly manager_p90_ms: number | null;
  readonly by_human: number;
  readonly human_median_ms: number | null;
  readonly human_p90_ms: number | null;
}

/** How often customers asked for escalation in the month, and how soon a manager, or anyone of ours, did something. */
export async function findEscalations(
  warehouse: Warehouse,
  casesInHand: number,
  hasRoles: boolean,
): Promise<Escalations> {
  const tally = await whileGathered(warehouse, 'escalation_rows', ['escalations'], () =>
    one<Tally>(warehouse, 'described/escalations'),
  );
  return {
    escalations: tally.escalations,
    cases: tally.cases,
    casesInHand,
    hasRoles,
    toManager: spreadOf(tally.by_manager, tally.manager_median_ms, tally.manager_p90_ms),
    toAnyone: spreadOf(tally.by_human, tally.human_median_ms, tally.human_p90_ms),
  };
}
