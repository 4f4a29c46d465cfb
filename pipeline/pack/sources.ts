import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Failure, UserError } from '../failure.js';
import { recipeSchema } from '../ingest/recipe.js';
import type { Warehouse } from '../warehouse/open.js';
import { noRecipe, sourceChanged, sourceGone, sourceNotFound } from './failures.js';
import { listed } from './hashed.js';
import type { PackedSource } from './manifest.js';

/** A file that the ledger rests on, and where its bytes can be read now; null where they are left out. */
export interface Source extends PackedSource {
  readonly path: string | null;
}

interface Row {
  readonly source_id: number;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly table_name: string;
  readonly rows_read: number;
  readonly loaded: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly recipe: string | null;
}

/** Where the inputs of a pack come from: as they were loaded, from a folder by their content, or not at all. */
export type InputsFrom = 'where they lay' | 'nowhere' | { readonly folder: string; name: string };

/** Every source in the order in which it was loaded. Throws a UserError that names each one that has changed or gone. */
export async function readSources(warehouse: Warehouse, from: InputsFrom): Promise<Source[]> {
  const rows = await warehouse.rows<Row>('select * from raw.sources order by ingest_order');
  const inFolder = typeof from === 'object' ? await filesByHash(from.folder, rows) : null;
  const failures: Failure[] = [];
  const names = fileNames(rows);
  const sources: Source[] = [];
  for (const [place, row] of rows.entries()) {
    if (row.recipe === null || row.recipe === undefined) {
      failures.push(noRecipe(row.path));
      continue;
    }
    const { location, ...recipe } = recipeSchema.parse(JSON.parse(row.recipe));
    const lay = resolve(dirname(warehouse.path), location);
    const path = inFolder?.get(row.sha256) ?? lay;
    if (typeof from === 'object' && inFolder?.has(row.sha256) !== true) {
      failures.push(sourceNotFound(row.path, row.sha256, from.name));
    }
    if (from === 'where they lay') failures.push(...(await changeOf(row, lay, location)));
    sources.push({
      order: row.source_id,
      name: row.path,
      file: from === 'nowhere' ? null : (names[place] ?? null),
      bytes: row.bytes,
      sha256: row.sha256,
      table: row.table_name,
      recipe,
      rows_read: row.rows_read,
      loaded: row.loaded,
      duplicates: row.duplicates,
      quarantined: row.quarantined,
      path: from === 'nowhere' ? null : path,
    });
  }
  if (failures.length > 0) throw new UserError(failures);
  return sources;
}

async function changeOf(row: Row, path: string, location: string): Promise<Failure[]> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return [sourceGone(row.path, location)];
  const { sha256 } = await listed(row.path, path);
  return sha256 === row.sha256 ? [] : [sourceChanged(row.path, location)];
}

/** The files below a folder whose content is one of those wanted; only files of a wanted size are read. */
export async function filesByHash(
  folder: string,
  wanted: readonly { readonly sha256: string; readonly bytes: number }[],
): Promise<Map<string, string>> {
  const hashes = new Set(wanted.map(({ sha256 }) => sha256));
  const sizes = new Set(wanted.map(({ bytes }) => bytes));
  const found = new Map<string, string>();
  for (const path of filesBelow(folder)) {
    if (!sizes.has(statSync(path).size)) continue;
    const { sha256 } = await listed(path, path);
    if (hashes.has(sha256) && !found.has(sha256)) found.set(sha256, path);
  }
  return found;
}

/** Every file below a folder, in the order of names. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
        return filesBelow(path);
      return [path];
    });
}

/** A name in the pack for each source: its own, with its number before it where two are named alike. The same bytes lie there once. */
function fileNames(rows: readonly Row[]): string[] {
  return rows.map(({ path, sha256, source_id }) => {
    const first = rows.find((other) => other.sha256 === sha256);
    const name = first?.path ?? path;
    const isShared = rows.some((other) => other.path === name && other.sha256 !== sha256);
    return `inputs/${isShared ? `${first?.source_id ?? source_id}-` : ''}${name}`;
  });
}
