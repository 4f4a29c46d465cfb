import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWarehouse, type Warehouse } from '../warehouse/open.js';
import { checkLedger } from './check-ledger.js';
import { checkCounts, checkReplay } from './check-recomputed.js';
import { checkWindows } from './check-windows.js';
import type { Difference } from './difference.js';
import type { PackedSource } from './manifest.js';
import { parseOffsets } from './offsets.js';
import type { OpenedPack } from './open.js';
import { ingestAgain, replayAgain } from './recompute.js';
import { offsetsFile } from './tables.js';
import { zoneNotices } from './zone-notices.js';

/** What came of computing a pack's ledger again. */
export interface Again {
  readonly differences: readonly Difference[];
  readonly notices: readonly string[];
}

/** Computes everything again in a database of its own in `scratch` and compares it with the pack. */
export async function computeAgain(
  pack: OpenedPack,
  paths: ReadonlyMap<PackedSource, string>,
  scratch: string,
  show: (text: string) => void,
): Promise<Again> {
  const warehouse = await openWarehouse(join(scratch, 'again.duckdb'));
  try {
    return await compareAgain(warehouse, pack, paths, show);
  } finally {
    warehouse.close();
  }
}

async function compareAgain(
  warehouse: Warehouse,
  pack: OpenedPack,
  paths: ReadonlyMap<PackedSource, string>,
  show: (text: string) => void,
): Promise<Again> {
  const { manifest } = pack;
  const path = join(pack.folder, offsetsFile);
  const offsets = existsSync(path) ? parseOffsets(readFileSync(path, 'utf8')) : null;
  if (offsets === null) {
    const says = `${offsetsFile} cannot be read, so nothing can be computed again.`;
    return { differences: [{ kind: 'windows', says }], notices: [] };
  }
  const ingested = await ingestAgain(warehouse, manifest.sources, paths, offsets, (name) =>
    show(`Reading ${name} again …`),
  );
  const replayed = await replayAgain(warehouse, pack, offsets, (name) =>
    show(`Replaying: ${name} …`),
  );
  const notices = await zoneNotices(warehouse, manifest, offsets);
  const sofar = [...ingested.differences, ...checkCounts(ingested.read), ...replayed];
  if (replayed.length > 0) return { differences: sofar, notices };
  show('Comparing …');
  return {
    differences: [
      ...sofar,
      ...(await checkReplay(warehouse, manifest)),
      ...(await checkWindows(warehouse, pack, offsets)),
      ...(await checkLedger(warehouse, pack)),
    ],
    notices,
  };
}
