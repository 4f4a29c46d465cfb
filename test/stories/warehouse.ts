import { openWarehouse, type Warehouse } from '../../pipeline/warehouse/open.js';
import type { World } from '../oracle/world.js';

/** A warehouse in memory with the rows of an export, as ingest would have left them. */
export async function warehouseOf(world: World): Promise<Warehouse> {
  const warehouse = await openWarehouse(':memory:', { threads: 2 });
  const sourced = (rows: readonly object[], source_id: number) =>
    rows.map((row, index) => ({ ...row, source_id, source_row: index + 1 }));
  const events = Object.entries(world.events).flatMap(([case_id, facts]) =>
    facts.map((fact) => ({ case_id, ...fact })),
  );
  await fill(warehouse, 'cases', sourced(world.cases, 1));
  await fill(warehouse, 'events', sourced(events, 2));
  await fill(warehouse, 'accounts', sourced(world.accounts, 3));
  await fill(warehouse, 'contracts', sourced(world.contracts, 4));
  await fill(warehouse, 'contacts', sourced(world.contacts, 6));
  await fill(warehouse, 'holidays', sourced(world.holidays, 5));
  return warehouse;
}

async function fill(warehouse: Warehouse, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const shape = JSON.stringify([Object.fromEntries(columns.map((name) => [name, typeOf(name)]))]);
  await warehouse.run(
    `insert into raw.${table} by name
     select unnest(from_json($rows, '${shape}'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
}

function typeOf(column: string): string {
  if (column.endsWith('_ms') || column === 'source_row') return 'BIGINT';
  if (column === 'source_id') return 'INTEGER';
  if (['is_new_user', 'sdk_in_use', 'active'].includes(column)) return 'BOOLEAN';
  const isDate = /_on$|^date$|^named_/.test(column);
  return isDate ? 'DATE' : 'VARCHAR';
}
