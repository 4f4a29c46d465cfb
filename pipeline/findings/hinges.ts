import type { Warehouse } from '../warehouse/open.js';
import type { HingeFinding } from './contract.js';
import type { SpokenScenario } from './promises.js';
import { found } from './queries.js';

/** The readings that a set of contradicting scenarios names, sorted; none where only strict or lenient differ. */
export function readingsIn(mask: string, scenarios: readonly SpokenScenario[]): string[] {
  const bits = BigInt(mask);
  const named = scenarios.flatMap(({ scenario_id, reading }) =>
    reading !== null && ((bits >> BigInt(scenario_id)) & 1n) === 1n ? [reading] : [],
  );
  return [...new Set(named)].sort();
}

/** The same of one verdict: `combination` where only strict or lenient differ, none where it is settled. */
export function hingesOn(mask: string, scenarios: readonly SpokenScenario[]): readonly string[] {
  if (mask === '0') return [];
  const readings = readingsIn(mask, scenarios);
  return readings.length === 0 ? ['combination'] : readings;
}

/** On which readings verdicts of the month hang, and how many. */
export async function findHinges(
  warehouse: Warehouse,
  scenarios: readonly SpokenScenario[],
): Promise<HingeFinding[]> {
  const rows = await found<{ promise: string; hinge_mask: string; obligations: number }>(
    warehouse,
    'hinge_tallies',
  );
  const sums = new Map<string, HingeFinding>();
  for (const { promise, hinge_mask, obligations } of rows) {
    const readings = readingsIn(hinge_mask, scenarios);
    const key = `${promise} ${readings.join(',')}`;
    const before = sums.get(key)?.obligations ?? 0;
    sums.set(key, { promise, readings, obligations: before + obligations });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
