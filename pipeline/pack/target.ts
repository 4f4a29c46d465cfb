import { createWriteStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { notWritable, outTaken } from './failures.js';
import { hashing, piecesOf } from './hashed.js';
import { manifestName, type PackedFile } from './manifest.js';
import { beginZip } from './zip-write.js';

/** A file that goes into a pack: its bytes, or where they lie. */
export type Content = { readonly bytes: Uint8Array } | { readonly path: string };

/** A folder or a zip being written; it takes its place only when it is whole. */
export interface Target {
  add(name: string, content: Content): Promise<PackedFile>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Begins a pack at `path`: a zip if its name ends so, else a folder. What is there is replaced only if asked, and only if it is a pack. */
export async function beginTarget(
  path: string,
  name: string,
  mayReplace: boolean,
): Promise<Target> {
  const isZip = isZipName(path);
  if (isTaken(path, isZip) && !(mayReplace && isPack(path, isZip))) throw outTaken(name);
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const takePlace = async () => {
    await rm(path, { recursive: true, force: true });
    await rename(unfinished, path);
  };
  try {
    if (isZip) return await zipTarget(unfinished, takePlace);
    await mkdir(unfinished, { recursive: true });
    return folderTarget(unfinished, takePlace);
  } catch {
    throw notWritable(name);
  }
}

/** Whether a pack of this name is a zip. */
export function isZipName(path: string): boolean {
  return /\.zip$/i.test(path);
}

function isTaken(path: string, isZip: boolean): boolean {
  if (!existsSync(path)) return false;
  return isZip || !statSync(path).isDirectory() || readdirSync(path).length > 0;
}

function isPack(path: string, isZip: boolean): boolean {
  const isFolder = statSync(path).isDirectory();
  return isZip ? !isFolder : isFolder && existsSync(join(path, manifestName));
}

async function zipTarget(path: string, takePlace: () => Promise<void>): Promise<Target> {
  const zip = await beginZip(path);
  return {
    add: async (name, content) => {
      const told = hashing();
      const expected = 'path' in content ? statSync(content.path).size : content.bytes.length;
      await zip.add(name, told.through(piecesIn(content)), expected);
      return told.file(name);
    },
    finish: async () => {
      await zip.finish();
      await takePlace();
    },
    abandon: async () => {
      await zip.close();
      await rm(path, { force: true });
    },
  };
}

function folderTarget(folder: string, takePlace: () => Promise<void>): Target {
  return {
    add: async (name, content) => {
      const told = hashing();
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await pipeline(Readable.from(told.through(piecesIn(content))), createWriteStream(path));
      return told.file(name);
    },
    finish: takePlace,
    abandon: () => rm(folder, { recursive: true, force: true }),
  };
}

async function* piecesIn(content: Content): AsyncGenerator<Uint8Array> {
  if ('bytes' in content) yield content.bytes;
  else yield* piecesOf(content.path);
}
