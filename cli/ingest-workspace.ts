import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../pipeline/failure.js';
import type { IngestFile } from '../pipeline/ingest/contract.js';
import { readMapFile } from '../pipeline/ingest/map-file.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import type { Workspace } from '../pipeline/workspace.js';
import { ingestTold } from './ingest-files.js';
import type { Io } from './io.js';

/** Ingests what the `ingest:` of a workspace's config names, entry by entry. */
export async function ingestWorkspace(
  io: Io,
  warehouse: Warehouse,
  { folder, config }: Workspace,
): Promise<void> {
  for (const entry of config.ingest) {
    const map =
      entry.map === undefined ? undefined : readMapFile(entry.map, resolve(folder, entry.map));
    await ingestTold(
      io,
      warehouse,
      entry.files.flatMap((named) => filesNamed(named, folder)),
      {
        table: entry.table,
        connector: entry.as,
        zone: entry.zone ?? map?.zone ?? config.zone,
        map,
        exportedAt: entry.exported_at,
      },
    );
  }
}

/** A file by its path, or all whose name fits a pattern with `*`, in the order of their names. */
function filesNamed(named: string, folder: string): IngestFile[] {
  const path = resolve(folder, named);
  if (!basename(named).includes('*')) return [{ name: named, path }];
  const pattern = new RegExp(
    `^${basename(named)
      .split('*')
      .map((part) => part.replaceAll(/[.+?^$(){}|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
  const found = namesIn(dirname(path)).filter((name) => pattern.test(name));
  if (found.length === 0) {
    throw new UserError({
      code: 'ingest.no-file',
      message: `No file fits "${named}".`,
      hint: 'Put the exports there, or change ingest in punctual.yaml.',
    });
  }
  return found.map((name) => ({
    name: relative(folder, join(dirname(path), name)),
    path: join(dirname(path), name),
  }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
