import { existsSync } from 'node:fs';
import { noLedger, type Replayed, readReplayed } from '../pipeline/findings/replayed.js';
import { openWarehouse, type Warehouse } from '../pipeline/warehouse/open.js';

/** Opens a workspace's database to read its ledger, and closes it again; without a ledger the user is told how to make one. */
export async function withLedger<Result>(
  databasePath: string,
  read: (warehouse: Warehouse, replayed: Replayed) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(databasePath)) throw noLedger();
  const warehouse = await openWarehouse(databasePath, { readOnly: true });
  try {
    return await read(warehouse, await readReplayed(warehouse));
  } finally {
    warehouse.close();
  }
}
