import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import { generate } from './generate.js';
import { type Period, type Plan, periodOf } from './plan.js';
import { BadRows, badRows } from './writing/bad-rows.js';
import { openCsvFiles } from './writing/csv-files.js';
import { parquetFromCsv } from './writing/parquet.js';
import { type TableName, tableNames } from './writing/tables.js';

export type Format = 'csv' | 'parquet';

/** What was written: rows per table, planted ones included, and the period that it covers. */
export interface Written {
  readonly rows: ReadonlyMap<TableName, number>;
  readonly period: Period;
}

/** Generates a plan into a folder, which it makes; refuses to replace files unless told to. */
export async function writeFiles(
  plan: Plan,
  folder: string,
  options: { readonly format: Format; readonly replace: boolean },
  progress: (cases: number) => void,
): Promise<Written> {
  const names = tableNames.map((table) => `${table}.${options.format}`);
  if (plan.badRows && options.format === 'parquet') refuseBadRows();
  if (!options.replace) refuseExisting(folder, names);
  mkdirSync(folder, { recursive: true });
  const files = openCsvFiles(folder);
  const planted = new BadRows(plan.badRows ? badRows : []);
  const lastLines = new Map<TableName, string>();
  generate(
    plan,
    (table, line) => {
      files[table].line(line);
      if (!plan.badRows) return;
      lastLines.set(table, line);
      planted.follow(files, table, line);
    },
    progress,
  );
  planted.finish(files, lastLines);
  for (const table of tableNames) files[table].close();
  if (options.format === 'parquet') await parquetFromCsv(folder);
  return {
    rows: new Map(tableNames.map((table) => [table, files[table].rows])),
    period: periodOf(plan),
  };
}

function refuseExisting(folder: string, names: readonly string[]): void {
  const standing = names.filter((name) => existsSync(join(folder, name)));
  if (standing.length === 0) return;
  throw new UserError({
    code: 'generate.file-exists',
    message: `${folder} already holds ${standing.join(', ')}.`,
    hint: 'Choose another folder with --out, or replace them with --force.',
  });
}

function refuseBadRows(): never {
  throw new UserError({
    code: 'generate.bad-rows',
    message: 'Rows that cannot be read have no place in typed Parquet columns.',
    hint: 'Write them with --format csv, or leave out --bad-rows and --sample.',
  });
}
