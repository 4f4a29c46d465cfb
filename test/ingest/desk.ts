import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IngestOptions, IngestResult } from '../../pipeline/ingest/contract.js';
import { ingestFiles } from '../../pipeline/ingest/ingest.js';
import { openWarehouse, type Warehouse } from '../../pipeline/warehouse/open.js';

/** A warehouse in memory and a folder for the files of one test. */
export interface Desk {
  readonly warehouse: Warehouse;
  readonly folder: string;
  /** Writes a file and ingests it. */
  take(name: string, content: string | Uint8Array, options?: IngestOptions): Promise<IngestResult>;
  rows<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
}

/** Opens a desk, gives it to the test and clears it away. */
export async function atDesk<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-test-'));
  const warehouse = await openWarehouse(':memory:', { threads: 2 });
  try {
    return await work({
      warehouse,
      folder,
      take: async (name, content, options = {}) => {
        const path = join(folder, name);
        writeFileSync(path, content);
        const [result] = await ingestFiles(warehouse, [{ name, path }], options);
        if (result === undefined) throw new Error('A file was ingested and no result came.');
        return result;
      },
      rows: (sql) => warehouse.rows(sql),
    });
  } finally {
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of a text file. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** The messages and places of what an ingest refuses. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && 'failures' in error) {
      const failures = error.failures as { where?: string; message: string; hint?: string }[];
      return failures
        .map(({ where, message, hint }) => [where, message, hint].filter(Boolean).join(' | '))
        .join('\n');
    }
    throw error;
  }
  return 'nothing was refused';
}
