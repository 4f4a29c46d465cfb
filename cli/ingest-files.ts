import type { IngestFile, IngestOptions } from '../pipeline/ingest/contract.js';
import { ingestFiles } from '../pipeline/ingest/ingest.js';
import { tellResult } from '../pipeline/ingest/tell.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import type { Io } from './io.js';
import { progress } from './progress.js';

/** Ingests files and tells what became of each, with the one at hand shown on a terminal. */
export async function ingestTold(
  io: Io,
  warehouse: Warehouse,
  files: readonly IngestFile[],
  options: IngestOptions,
): Promise<void> {
  const { show, clear } = progress(io);
  try {
    await ingestFiles(warehouse, files, options, {
      begun: ({ name }) => show(`Reading ${name} …`),
      ended: (result) => {
        clear();
        io.stdout(tellResult(result));
      },
    });
  } finally {
    clear();
  }
}
