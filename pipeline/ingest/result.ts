import type { Warehouse } from '../warehouse/open.js';
import type { QuarantineReason } from './contract.js';
import type { Mapping } from './mapping.js';

const datedBy: Readonly<Record<string, string>> = {
  cases: 'opened_at_ms',
  events: 'at_ms',
  surveys: 'coalesce(sent_at_ms, answered_at_ms)',
  engagements: 'held_at_ms',
  servicenow_audit: 'updated_at_ms',
};

/** The first and the last instant of which a file's readable rows speak. */
export async function coveredTime(
  mapping: Mapping,
  warehouse: Warehouse,
): Promise<{ firstAtMs: number | null; lastAtMs: number | null }> {
  const column = datedBy[mapping.table.name];
  if (column === undefined) return { firstAtMs: null, lastAtMs: null };
  const [covered] = await warehouse.rows<{ firstAtMs: number | null; lastAtMs: number | null }>(
    `select min(${column}) as "firstAtMs", max(${column}) as "lastAtMs"
    from typed
    where problem is null`,
  );
  return covered ?? { firstAtMs: null, lastAtMs: null };
}

/** What is wrong with a source's quarantined rows, the commonest first. */
export async function quarantineReasons(
  sourceId: number,
  warehouse: Warehouse,
): Promise<QuarantineReason[]> {
  return warehouse.rows<QuarantineReason>(
    `select
        column_name as "column",
        reason,
        count(*) as rows,
        min(row_number) as "firstRow",
        arg_min(value, row_number) as "firstValue"
    from raw.quarantine
    where source_id = ${sourceId}
    group by column_name, reason
    order by rows desc, "firstRow"`,
  );
}
