import {
  type DuckDBAppender,
  DuckDBDateValue,
  DuckDBListValue,
  type DuckDBValue,
  LIST,
  VARCHAR,
} from '@duckdb/node-api';
import type { Warehouse } from './open.js';

/** The types that compiled tables are made of. A `date` is given as `YYYY-MM-DD`, a `hugeint` as bigint. */
export type ColumnType =
  | 'integer'
  | 'bigint'
  | 'hugeint'
  | 'double'
  | 'boolean'
  | 'text'
  | 'date'
  | 'text[]';

export type Columns = Readonly<Record<string, ColumnType>>;
export type Field = string | number | bigint | boolean | readonly string[] | null;

/** Makes `table` anew with exactly these rows, each with a field for every column in order. */
export async function fill(
  warehouse: Warehouse,
  table: string,
  columns: Columns,
  rows: Iterable<readonly Field[]>,
): Promise<void> {
  const types = Object.values(columns);
  const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await warehouse.run(`create or replace table ${table} (${definitions.join(', ')})`);
  const [schema, name = ''] = table.split('.');
  const appender = await warehouse.connection.createAppender(name, schema);
  for (const row of rows) {
    for (const [index, type] of types.entries()) append(appender, type, row[index] ?? null);
    appender.endRow();
  }
  appender.closeSync();
}

function append(appender: DuckDBAppender, type: ColumnType, field: Field): void {
  if (field === null) appender.appendNull();
  else if (type === 'integer') appender.appendInteger(Number(field));
  else if (type === 'bigint') appender.appendBigInt(BigInt(Math.round(Number(field))));
  else if (type === 'hugeint') appender.appendHugeInt(BigInt(field as bigint));
  else if (type === 'double') appender.appendDouble(Number(field));
  else if (type === 'boolean') appender.appendBoolean(Boolean(field));
  else if (type === 'date') appender.appendDate(new DuckDBDateValue(dayNumber(String(field))));
  else if (type === 'text[]') {
    const items: DuckDBValue[] = [...(field as readonly string[])];
    appender.appendList(new DuckDBListValue(items), LIST(VARCHAR));
  } else appender.appendVarchar(String(field));
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}
