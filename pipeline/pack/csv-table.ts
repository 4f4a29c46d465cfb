import { closeSync, openSync, readSync } from 'node:fs';
import { identifier, literal } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';

/** Reads a CSV of exactly these columns as text into a temporary table; says what is wrong with it, or null. An empty cell is no value. */
export async function readCsv(
  warehouse: Warehouse,
  path: string,
  columns: readonly string[],
  table: string,
): Promise<string | null> {
  if (firstLine(path) !== columns.join(',')) return 'has other columns than it should';
  const types = columns.map((name) => `${identifier(name)}: 'VARCHAR'`);
  const cells = columns.map((name) => `nullif(${identifier(name)}, '') as ${identifier(name)}`);
  try {
    await warehouse.run(
      `create or replace temp table ${table} as
      select ${cells.join(', ')}
      from read_csv(${literal(path)}, header = true, auto_detect = false, delim = ',', quote = '"',
        escape = '"', new_line = '\\n', max_line_size = 16777216, columns = {${types.join(', ')}})`,
    );
    return null;
  } catch (error) {
    return `cannot be read: ${firstLineOf(error)}`;
  }
}

/** The names of a table's columns, in order. */
export async function columnsOf(warehouse: Warehouse, table: string): Promise<string[]> {
  const columns = await warehouse.rows<{ column_name: string }>(`describe ${table}`);
  return columns.map(({ column_name }) => column_name);
}

/** The first line of what the engine says. */
export function firstLineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

function firstLine(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(4096);
    const text = buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, 0));
    return text.split('\n')[0] ?? '';
  } finally {
    closeSync(handle);
  }
}
