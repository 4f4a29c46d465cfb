import { readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import { identifier, literal, literals } from '../ingest/quote.js';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';
import { writeArrow } from './arrow.js';

export type LedgerFormat = 'csv' | 'parquet' | 'arrow';

/** The format that a file's ending asks for. */
export function ledgerFormat(path: string): LedgerFormat {
  const ending = /\.(csv|parquet|arrow)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === 'csv' || ending === 'parquet' || ending === 'arrow') return ending;
  throw new UserError({
    code: 'ledger.format',
    message: `The ending of "${path}" names no format.`,
    hint: 'Name the file ….csv, ….parquet or ….arrow.',
  });
}

/** Writes the ledger under these scenarios, whole or not at all, and returns how many rows it has. */
export async function exportLedger(
  warehouse: Warehouse,
  path: string,
  scenarios: readonly string[],
): Promise<number> {
  const format = ledgerFormat(path);
  const lines = readFileSync(join(packageRoot, 'queries', 'exports', 'ledger_lines.sql'), 'utf8');
  await warehouse.run(`set variable export_scenarios = [${literals(scenarios)}]`);
  const unfinished = `${path}.unfinished`;
  try {
    if (format === 'arrow') await writeArrow(warehouse, lines, unfinished);
    else await copy(warehouse, lines, unfinished, format);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw notWritten(error, path);
  }
  const [counted] = await warehouse.rows<{ rows: number }>(
    `select count(*) as rows from obligations
    where list_contains(getvariable('export_scenarios'), scenario)`,
  );
  return counted?.rows ?? 0;
}

async function copy(
  warehouse: Warehouse,
  lines: string,
  path: string,
  format: 'csv' | 'parquet',
): Promise<void> {
  const selected = format === 'parquet' ? lines : await neutralised(warehouse, lines);
  const options = format === 'csv' ? 'format csv, header true' : 'format parquet, compression zstd';
  await warehouse.run(`copy (${selected}\n) to ${literal(path)} (${options})`);
}

/** The same lines with an apostrophe before every text that a spreadsheet would run as a formula. */
async function neutralised(warehouse: Warehouse, lines: string): Promise<string> {
  const columns = await warehouse.rows<{ column_name: string; column_type: string }>(
    `describe ${lines}`,
  );
  const cells = columns.map(({ column_name, column_type }) => {
    const name = identifier(column_name);
    if (column_type !== 'VARCHAR') return name;
    return `if(regexp_matches(${name}, '^[=+@\\t\\r-]'), '''' || ${name}, ${name}) as ${name}`;
  });
  return `select ${cells.join(', ')} from (${lines}\n) order by scenario, case_id nulls first, promise nulls first, sequence, obligation_id`;
}

function notWritten(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const text = error instanceof Error ? error.message : String(error);
  if (code !== 'ENOENT' && code !== 'EACCES' && !/cannot open file/i.test(text)) return error;
  return new UserError({
    code: 'ledger.unwritable',
    message: `The file "${path}" cannot be written.`,
    hint: 'Name a file in a folder that exists and that you may write to.',
  });
}
