import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';

/** The rows of a query of `queries/whatif`. */
export function found<Row>(warehouse: Warehouse, query: string): Promise<Row[]> {
  return warehouse.rows<Row>(textOf(query));
}

/** Keeps its rows as a table of its name. */
export function keep(warehouse: Warehouse, query: string): Promise<void> {
  return warehouse.run(`create or replace table ${query} as ${textOf(query)}`);
}

/** Drops every other table of the database, so that one that stays open takes no more room than it needs. */
export async function letGo(warehouse: Warehouse, kept: readonly string[]): Promise<void> {
  const tables = await warehouse.rows<{ schema: string; name: string }>(
    `select schema_name as schema, table_name as name from duckdb_tables()
    where database_name = current_database() order by schema, name`,
  );
  for (const { schema, name } of tables.filter((each) => !kept.includes(each.name))) {
    await warehouse.run(`drop table ${schema}.${name}`);
  }
}

function textOf(query: string): string {
  return readFileSync(join(packageRoot, 'queries', 'whatif', `${query}.sql`), 'utf8');
}
