import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IngestFile } from '../../pipeline/ingest/contract.js';
import { ingestFiles } from '../../pipeline/ingest/ingest.js';
import { type LoadedPolicy, loadShippedPolicies } from '../../pipeline/policy/load.js';
import { packageRoot } from '../../pipeline/root.js';
import { openWarehouse, type Warehouse } from '../../pipeline/warehouse/open.js';

const folder = join(packageRoot, 'sample-data');

/** The exports of the sample, as a user would name them; its register of waivers is none. */
export const sampleFiles: readonly IngestFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.csv') && name !== 'waivers.csv')
  .sort()
  .map((name) => ({ name, path: join(folder, name) }));

/** A warehouse in memory that took these files. */
export async function ingested(files: readonly IngestFile[]): Promise<Warehouse> {
  const warehouse = await openWarehouse(':memory:', { threads: 2 });
  await ingestFiles(warehouse, files);
  return warehouse;
}

/** The shipped policies of these ids. */
export function shipped(...ids: readonly string[]): LoadedPolicy[] {
  const found = loadShippedPolicies().filter(({ policy }) => ids.includes(policy.id));
  if (found.length !== ids.length) throw new Error(`Not all of ${ids.join(', ')} are shipped.`);
  return found;
}
