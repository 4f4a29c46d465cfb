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

function textOf(query: string): string {
  return readFileSync(join(packageRoot, 'queries', 'whatif', `${query}.sql`), 'utf8');
}
