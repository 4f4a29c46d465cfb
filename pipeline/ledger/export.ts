import { rename, rm } from 'node:fs/promises';
import { UserError } from '../failure.js';
import { literal } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import { writeArrow } from './arrow.js';
import { ledgerLines, ledgerOrder, wholeLedger } from './lines.js';
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
): Promise<number> {
  return writeLedger(warehouse, path, await ledgerLines(warehouse, scenarios, wholeLedger));
}

/** Writes these lines of the ledger in order, whole or not at all, and returns how many there are. */
export async function writeLedger(
  warehouse: Warehouse,
  path: string,
  lines: string,
): Promise<number> {
  const format = ledgerFormat(path);
  const unfinished = `${path}.unfinished`;
  try {
    const sorted = `select * from (${lines}\n) order by ${ledgerOrder}`;
    const rows =
      format === 'arrow'
        ? await writeArrow(warehouse, sorted, unfinished)
        : await copy(warehouse, format === 'csv' ? lines : sorted, unfinished, format);
    await rename(unfinished, path);
    return rows;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw notWritten(error, path);
  }
}

async function copy(
  warehouse: Warehouse,
  lines: string,
  path: string,
  format: 'csv' | 'parquet',
): Promise<number> {
  const selected = format === 'parquet' ? lines : await neutralised(warehouse, lines, ledgerOrder);
  const options = format === 'csv' ? 'format csv, header true' : 'format parquet, compression zstd';
  const [copied] = await warehouse.rows<{ Count: number }>(
    `copy (${selected}\n) to ${literal(path)} (${options})`,
  );
  return copied?.Count ?? 0;
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
