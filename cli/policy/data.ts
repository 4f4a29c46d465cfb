import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../../pipeline/failure.js';
import type { Coverage } from '../../pipeline/monitorability/coverage.js';
import { findWorkspace } from '../../pipeline/workspace.js';
import type { Io } from '../io.js';

/** What the workspace has loaded for a policy, or why there is nothing to say of it. */
export interface DataInReach {
  readonly coverage: Coverage | null;
  /** Empty where there is data. */
  readonly note: string;
}

/** Looks at the workspace's database without changing it. A policy can be shown without one. */
export async function dataInReach(io: Io, workspace: string, policy: string): Promise<DataInReach> {
  const { databasePath, config } = findWorkspace(resolve(io.cwd, workspace));
  if (!existsSync(databasePath)) return without(noData);
  const { openWarehouse } = await import('../../pipeline/warehouse/open.js');
  const { readCoverage } = await import('../../pipeline/monitorability/coverage.js');
  try {
    const warehouse = await openWarehouse(databasePath, { readOnly: true });
    try {
      const coverage = await readCoverage(warehouse, policy, config.default.policy === policy);
      if (coverage === null) return without(noData);
      if (coverage.cases === 0) {
        return without(
          `The workspace has no case under ${policy}, so no data is held against the clauses.`,
        );
      }
      return { coverage, note: '' };
    } finally {
      warehouse.close();
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const told = error.failures.map(({ message }) => message).join(' ');
    return without(`No data is held against the clauses: ${told}`);
  }
}

const noData =
  'To see which clauses your data supports, load exports with punctual ingest, and name their folder with --workspace.';

function without(note: string): DataInReach {
  return { coverage: null, note };
}
