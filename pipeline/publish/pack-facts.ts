import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../ingest/quote.js';
import { parseOffsets } from '../pack/offsets.js';
import { type OpenedPack, openPack } from '../pack/open.js';
import { ingestAgain } from '../pack/recompute.js';
import { offsetsFile } from '../pack/tables.js';
import { openWarehouse } from '../warehouse/open.js';
import { gatherFacts } from './facts.js';
import type { OpenRun } from './find-run.js';

/** A pack as the ledger file that it holds; a zip is unpacked into `scratch`. */
export async function openRunOf(name: string, path: string, scratch: string): Promise<OpenRun> {
  const pack = await openPack(name, path, scratch);
  return { kind: 'file', name, path: join(pack.folder, 'ledger.parquet'), pack };
}

/** Reads the inputs of a pack again and writes their facts into a folder; null where the pack leaves any of them out. */
export async function packFacts(
  { folder: home, manifest }: OpenedPack,
  asOfMs: number,
  ledgerPath: string,
  folder: string,
): Promise<string | null> {
  const { sources } = manifest;
  const paths = new Map(
    sources.flatMap((source) =>
      source.file === null ? [] : [[source, join(home, source.file)] as const],
    ),
  );
  const windows = join(home, offsetsFile);
  const offsets = existsSync(windows) ? parseOffsets(readFileSync(windows, 'utf8')) : null;
  if (paths.size < sources.length || offsets === null) return null;
  const warehouse = await openWarehouse(':memory:');
  try {
    const { differences } = await ingestAgain(warehouse, sources, paths, offsets, () => undefined);
    if (differences.length > 0) return null;
    await gatherFacts(warehouse, asOfMs, `read_parquet(${literal(ledgerPath)})`);
    const path = join(folder, 'facts.parquet');
    await warehouse.run(`copy published_facts to ${literal(path)} (format parquet)`);
    return path;
  } finally {
    warehouse.close();
  }
}
