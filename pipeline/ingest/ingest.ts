import { type Failure, UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';
import type { IngestEffects, IngestFile, IngestOptions, IngestResult } from './contract.js';
import { ingestFile } from './ingest-file.js';

export type { IngestEffects, IngestFile, IngestOptions, IngestResult } from './contract.js';

/** Ingests files one after another, each whole or not at all; what is wrong with any of them is told together at the end. */
export async function ingestFiles(
  warehouse: Warehouse,
  files: readonly IngestFile[],
  options: IngestOptions = {},
  effects: IngestEffects = {},
): Promise<IngestResult[]> {
  const results: IngestResult[] = [];
  const failures: Failure[] = [];
  for (const file of files) {
    effects.begun?.(file);
    try {
      const result = await ingestFile(warehouse, file, options);
      results.push(result);
      effects.ended?.(result);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push(...error.failures);
    }
  }
  if (failures.length > 0) throw new UserError(failures);
  return results;
}
