import type { Warehouse } from '../../warehouse/open.js';
import { addCounted } from '../counted.js';
import { found } from '../queries.js';
import type { Recategorising, SeverityMove } from './contract.js';
import { one, shareOf, spreadOf, whileGathered } from './told.js';

interface Move {
  readonly severity_before: string;
  readonly severity: string;
  readonly actor_type: string | null;
  readonly is_lowered: boolean | null;
  readonly changes: number;
}

interface Ages {
  readonly changes: number;
  readonly cases: number;
  readonly median_ms: number | null;
  readonly p90_ms: number | null;
}

/** How often severities were changed in the month, which way, how soon, by whom, and what a lowering spared. */
export async function findRecategorising(
  warehouse: Warehouse,
  casesInHand: number,
): Promise<Recategorising> {
  await addCounted(warehouse, 'severity_changes');
  const moves = await found<Move>(warehouse, 'described/severity_moves');
  const ages = await one<Ages>(warehouse, 'described/severity_ages');
  const lowered = await whileGathered(warehouse, 'spared_rows', ['spared'], () =>
    one<{ obligations: number; avoided: number; uncounted: number }>(
      warehouse,
      'described/lowered_obligations',
    ),
  );
  const misses = await whileGathered(warehouse, 'lowered_miss_rows', ['lowered_misses'], () =>
    one<{ obligations: number }>(warehouse, 'described/lowered_misses'),
  );
  return {
    cases: shareOf(ages.cases, casesInHand),
    moves: moves.map(
      (move): SeverityMove => ({
        from: move.severity_before,
        to: move.severity,
        isLowered: move.is_lowered,
        actor: move.actor_type,
        changes: move.changes,
      }),
    ),
    afterOpening: spreadOf(ages.changes, ages.median_ms, ages.p90_ms),
    avoided: shareOf(lowered.avoided, lowered.obligations - lowered.uncounted),
    uncounted: lowered.uncounted,
    hingingMisses: misses.obligations,
  };
}
