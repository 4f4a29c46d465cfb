import { generate } from '../../pipeline/generate/generate.js';
import { type Plan, samplePlan } from '../../pipeline/generate/plan.js';
import { type TableName, tableNames, tables } from '../../pipeline/generate/writing/tables.js';
import { parseCsv } from './parse-csv.js';

export type Row = Readonly<Record<string, string>>;
export type Tables = Readonly<Record<TableName, readonly Row[]>>;

/** The plan of the sample without its bad rows. */
export const cleanPlan: Plan = { ...samplePlan, badRows: false };

/** The lines that a plan gives, by table. */
export function linesOf(plan: Plan): ReadonlyMap<TableName, readonly string[]> {
  const lines = new Map<TableName, string[]>(tableNames.map((name) => [name, []]));
  generate(
    plan,
    (table, line) => lines.get(table)?.push(line),
    () => undefined,
  );
  return lines;
}

/** The rows that a plan gives, read back from its lines. */
export function rowsOf(plan: Plan): Tables {
  const lines = linesOf(plan);
  return Object.fromEntries(
    tableNames.map((name) => {
      const columns = Object.keys(tables[name]);
      const records = parseCsv((lines.get(name) ?? []).map((line) => `${line}\n`).join(''));
      return [name, records.map((record) => rowOf(name, columns, record))];
    }),
  ) as unknown as Tables;
}

function rowOf(table: string, columns: readonly string[], record: readonly string[]): Row {
  if (record.length !== columns.length) throw new Error(`${table}: ${record.join(',')}`);
  return Object.fromEntries(columns.map((column, index) => [column, record[index] ?? '']));
}
