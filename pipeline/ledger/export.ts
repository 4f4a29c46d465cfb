import { rename, rm } from 'node:fs/promises';
import { UserError } from '../failure.js';
import { literal } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import { writeArrow } from './arrow.js';
import { type LedgerScope, ledgerLines, wholeLedger } from './lines.js';
import { neutralised } from './neutralised.js';

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
  scope: LedgerScope = wholeLedger,
): Promise<number> {
  const format = ledgerFormat(path);
  const lines = await ledgerLines(warehouse, scenarios, scope);
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
    `select count(*) as rows from (${lines}\n)`,
  );
  return counted?.rows ?? 0;
}

const ledgerOrder = 'scenario, case_id nulls first, promise nulls first, sequence, obligation_id';

async function copy(
  warehouse: Warehouse,
  lines: string,
  path: string,
  format: 'csv' | 'parquet',
): Promise<void> {
  const selected = format === 'parquet' ? lines : await neutralised(warehouse, lines, ledgerOrder);
  const options = format === 'csv' ? 'format csv, header true' : 'format parquet, compression zstd';
  await warehouse.run(`copy (${selected}\n) to ${literal(path)} (${options})`);
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
