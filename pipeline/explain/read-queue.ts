import type { Warehouse } from '../warehouse/open.js';
import type { QueueNeighbour, QueueTold } from './contract.js';
import { overtakersAmong, overtakesAmong, queuesAmong } from './queue-queries.js';

/** What the order of answers did to a case, and what its response did to others. */
export type QueueFacts = Omit<QueueTold, 'clause'> & { readonly clause: string };

interface QueueRow {
  readonly case_id: string;
  readonly clause: string;
  readonly keys: readonly string[];
  readonly tolerance_ms: number;
  readonly responded_at_ms: number | null;
  readonly from_ms: number | null;
  readonly to_ms: number | null;
}

interface PassedRow {
  readonly case_id: string;
  readonly passed: number;
  readonly first: readonly QueueNeighbour[];
}

/** By case, for the cases with numbers among these that overtook or were overtaken. */
export async function readQueueFacts(
  warehouse: Warehouse,
  among: string,
): Promise<Map<string, QueueFacts>> {
  const queues = await warehouse.rows<QueueRow>(queuesAmong(among));
  if (queues.length === 0) return new Map();
  const passed = await warehouse.rows<PassedRow>(overtakesAmong(among));
  const waited = queues.filter(({ from_ms }) => from_ms !== null);
  const passing =
    waited.length === 0
      ? []
      : await warehouse.rows<PassedRow>(overtakersAmong(among), {
          since: BigInt(Math.min(...waited.flatMap(({ from_ms }) => from_ms ?? []))),
          until: BigInt(Math.max(...waited.flatMap(({ to_ms }) => to_ms ?? []))),
        });
  const passedBy = new Map(passed.map((row) => [row.case_id, row]));
  const passingBy = new Map(passing.map((row) => [row.case_id, row]));
  return new Map(
    queues.flatMap(({ case_id, clause, keys: order, tolerance_ms, responded_at_ms }) => {
      const overtook = passedBy.get(case_id);
      const overtaken = passingBy.get(case_id);
      if (overtook === undefined && overtaken === undefined) return [];
      const facts: QueueFacts = {
        clause,
        keys: order,
        tolerance_ms,
        responded_at_ms,
        overtook: overtook?.passed ?? 0,
        overtook_first: overtook?.first ?? [],
        overtaken_by: overtaken?.passed ?? 0,
        overtaken_first: overtaken?.first ?? [],
      };
      return [[case_id, facts]];
    }),
  );
}
