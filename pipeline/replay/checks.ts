import { UserError } from '../failure.js';
import type { Model } from '../warehouse/models.js';
import type { Warehouse } from '../warehouse/open.js';

/** Runs every check; each gives the rows that break it. Any row fails the run, for a wrong ledger is worse than none. */
export async function runChecks(warehouse: Warehouse, checks: readonly Model[]): Promise<void> {
  const failures = [];
  for (const check of checks) {
    const rows = await warehouse.rows<Record<string, unknown>>(`from (${check.sql}) limit 3`);
    if (rows.length > 0) {
      failures.push({
        code: `check.${check.name}`,
        message: `The check ${check.name} failed: ${rows.map((row) => JSON.stringify(row)).join(', ')}`,
        hint: 'Please report this with the rows above; no report is made from a ledger that fails a check.',
      });
    }
  }
  if (failures.length > 0) throw new UserError(failures);
}
