import { openWarehouse, type Warehouse } from '../../pipeline/warehouse/open.js';
import type { World } from '../oracle/world.js';

/** A warehouse in memory with the rows of an export, as ingest would have left them. */
export async function warehouseOf(world: World): Promise<Warehouse> {
  const warehouse = await openWarehouse(':memory:', { threads: 2 });
  const events = Object.entries(world.events).flatMap(([case_id, facts]) =>
    facts.map((fact) => ({ case_id, ...fact })),
  );
  const tables: Readonly<Record<string, readonly object[]>> = { ...world, events };
  for (const [index, [table, rows]] of Object.entries(tables).entries()) {
    await fill(
      warehouse,
      table,
      rows.map((row, place) => ({ ...row, source_id: index + 1, source_row: place + 1 })),
    );
  }
  return warehouse;
}

async function fill(warehouse: Warehouse, table: string, rows: readonly object[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
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
  if (column === 'duration_minutes') return 'DOUBLE';
  if (column === 'extra') return 'JSON';
  if (['is_new_user', 'sdk_in_use', 'active'].includes(column)) return 'BOOLEAN';
  const isDate = /_on$|^date$|^named_/.test(column);
  return isDate ? 'DATE' : 'VARCHAR';
}
