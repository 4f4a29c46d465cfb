import type { Audience } from '../../pipeline/audience.js';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { findQuarters } from '../../pipeline/findings/quarterly/find.js';
import { openQuarter, type Quarter } from '../../pipeline/findings/quarterly/quarter.js';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { ingested, sampleFiles } from '../queries/sample.js';

export const asOf = '2026-10-31T23:59:59.000Z';

/** The sample replayed under every scenario, after its rows were changed by these statements. */
export async function replayedSample(changes: readonly string[] = []): Promise<Warehouse> {
  const warehouse = await ingested(sampleFiles);
  for (const change of changes) await warehouse.run(change);
  await replay(warehouse, { policies: loadShippedPolicies(), asOfMs: Date.parse(asOf) });
  return warehouse;
}

/** The third quarter of 2026 as these accounts, or all of them, are told it. */
export async function quartersOf(
  warehouse: Warehouse,
  ids: readonly string[] | null = null,
  audience: Audience = 'internal',
): Promise<{ readonly quarter: Quarter; readonly found: readonly QuarterlyFindings[] }> {
  const asked = { quarter: '2026-Q3', zone: 'UTC', period: 'due' } as const;
  const quarter = await openQuarter(warehouse, asked);
  const accounts = quarter.accounts.filter(({ id }) => ids === null || ids.includes(id));
  const found: QuarterlyFindings[] = [];
  for await (const each of findQuarters(warehouse, quarter, accounts, audience)) found.push(each);
  return { quarter, found };
}
