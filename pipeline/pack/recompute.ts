import { join } from 'node:path';
import { type Failure, UserError } from '../failure.js';
import type { IngestResult } from '../ingest/contract.js';
import { ingestFile } from '../ingest/ingest-file.js';
import { optionsOf } from '../ingest/recipe.js';
import { loadPolicies } from '../policy/load.js';
import { replay } from '../replay.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Difference } from './difference.js';
import type { PackedSource } from './manifest.js';
import { type OffsetRow, sourceOffsetsFrom, zonesFrom } from './offsets.js';
import type { OpenedPack } from './open.js';

/** What came of reading a source again. */
export interface ReadAgain {
  readonly source: PackedSource;
  readonly result: IngestResult;
}

/** Reads the inputs again, in the order and by the recipes of the manifest. What cannot be read is a difference. */
export async function ingestAgain(
  warehouse: Warehouse,
  sources: readonly PackedSource[],
  paths: ReadonlyMap<PackedSource, string>,
  offsets: readonly OffsetRow[],
  onFile: (name: string) => void,
): Promise<{ readonly read: readonly ReadAgain[]; readonly differences: readonly Difference[] }> {
  const read: ReadAgain[] = [];
  const differences: Difference[] = [];
  for (const source of sources) {
    const path = paths.get(source);
    if (path === undefined) continue;
    onFile(source.name);
    const options = {
      ...optionsOf({ ...source.recipe, location: '' }),
      offsetsIn: sourceOffsetsFrom(offsets),
    };
    try {
      const result = await ingestFile(warehouse, { name: source.name, path }, options);
      read.push({ source, result });
    } catch (error) {
      differences.push(...told(error, 'inputs', `${source.name} cannot be read again`));
    }
  }
  return { read, differences };
}

/** Judges every case again under the pack's policies, defaults and zones. What cannot be judged is a difference. */
export async function replayAgain(
  warehouse: Warehouse,
  { folder, manifest }: OpenedPack,
  offsets: readonly OffsetRow[],
  onModel: (name: string) => void,
): Promise<readonly Difference[]> {
  const { policies, defaults, as_of, is_as_of_given, scenarios } = manifest;
  const names = new Map(policies.map(({ file, path }) => [join(folder, file), path]));
  try {
    const loaded = loadPolicies([...names.keys()], (path) => names.get(path) ?? path);
    await replay(warehouse, {
      policies: loaded,
      asOfMs: is_as_of_given ? Date.parse(as_of) : undefined,
      scenarios: scenarios.length === 1 ? 'house' : 'all',
      defaults: {
        policy: defaults.policy ?? undefined,
        tier: defaults.tier ?? undefined,
        account: defaults.account ?? undefined,
      },
      zones: {
        accounts: zonesFrom(offsets, 'accounts'),
        calendars: zonesFrom(offsets, 'calendars'),
      },
      onModel: ({ name }) => onModel(name),
    });
    return [];
  } catch (error) {
    return told(error, 'policies', 'The ledger cannot be computed again');
  }
}

/** What stopped the work, as differences; a mistake of the program's own stays one. */
function told(error: unknown, kind: Difference['kind'], what: string): Difference[] {
  if (!(error instanceof UserError)) throw error;
  return error.failures.map((failure) => ({ kind, says: `${what}: ${sentence(failure)}` }));
}

function sentence({ where, message }: Failure): string {
  return where === undefined ? message : `${where}: ${message}`;
}
