import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import type { Difference } from './difference.js';
import { sourceNotFound } from './failures.js';
import type { PackedSource } from './manifest.js';
import type { OpenedPack } from './open.js';
import { filesBelow, filesByHash } from './sources.js';

/** Where each source's bytes can be read, and those that are not what was loaded. */
export interface FoundInputs {
  readonly paths: ReadonlyMap<PackedSource, string>;
  readonly differences: readonly Difference[];
}

/** Finds the inputs in the pack, or by their content in the user's folder. */
export async function findInputs(
  { folder, manifest, name }: OpenedPack,
  given: { readonly folder: string; readonly name: string } | null,
): Promise<FoundInputs> {
  const paths = new Map<PackedSource, string>();
  const outside = manifest.sources.filter(({ file }) => file === null);
  for (const source of manifest.sources) {
    if (source.file !== null) paths.set(source, join(folder, source.file));
  }
  if (outside.length === 0) return { paths, differences: [] };
  if (given === null) throw needsInputs(name, outside.length);
  const found = await filesByHash(given.folder, outside);
  const all = filesBelow(given.folder);
  const differences: Difference[] = [];
  const missing: PackedSource[] = [];
  for (const source of outside) {
    const path = found.get(source.sha256);
    const alike = all.find((file) => file.replaceAll('\\', '/').endsWith(`/${source.name}`));
    if (path !== undefined) paths.set(source, path);
    else if (alike !== undefined) {
      paths.set(source, alike);
      differences.push({ kind: 'inputs', says: notWhatWasLoaded(source.name, given.name) });
    } else missing.push(source);
  }
  if (missing.length > 0) {
    throw new UserError(
      missing.map((source) => sourceNotFound(source.name, source.sha256, given.name)),
    );
  }
  return { paths: existing(paths), differences };
}

function existing(paths: ReadonlyMap<PackedSource, string>): Map<PackedSource, string> {
  return new Map([...paths].filter(([, path]) => existsSync(path)));
}

function notWhatWasLoaded(name: string, folder: string): string {
  return `${name} in ${folder} is not the file that was loaded: its content has another hash.`;
}

function needsInputs(name: string, count: number): UserError {
  return new UserError({
    code: 'pack.needs-inputs',
    message: `${name} leaves out its ${count} inputs, so nothing can be computed again from it alone.`,
    hint: 'Name the folder that holds the exports: punctual verify PACK --inputs DIR. They are known by their hash.',
  });
}
