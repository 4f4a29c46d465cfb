import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';

/** The rows of a query of `queries/findings`; what it asks about is in the variables of the scope. */
export function found<Row>(warehouse: Warehouse, query: string): Promise<Row[]> {
  return warehouse.rows<Row>(textOf(query));
}

/** Keeps the rows of a query as a temporary table, of its name unless another is given, for the queries that follow. */
export function gather(warehouse: Warehouse, query: string, table = query): Promise<void> {
  return warehouse.run(`create or replace temp table ${table} as ${textOf(query)}`);
}

/** Adds the rows of a query to a temporary table, by the names of their columns. */
export function gatherMore(warehouse: Warehouse, query: string, table: string): Promise<void> {
  return warehouse.run(`insert into ${table} by name ${textOf(query)}`);
}

/** A table of that name and its columns without rows, where it is known that the query would give none. */
export function gatherNone(warehouse: Warehouse, query: string): Promise<void> {
  return warehouse.run(
    `create or replace temp table ${query} as select * from (${textOf(query)}) limit 0`,
  );
}

/** Lets go of what `gather` kept. */
export function release(warehouse: Warehouse, query: string): Promise<void> {
  return warehouse.run(`drop table if exists temp.main.${query}`);
}

function textOf(query: string): string {
  return readFileSync(join(packageRoot, 'queries', 'findings', `${query}.sql`), 'utf8');
}
