import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { type Failure, UserError } from '../failure.js';
import type { Compression, SourceFile } from './source-file.js';
import { unpacked } from './unpack.js';

/** Finds a file and how it is packed, by its first bytes rather than by its name. */
export function findSource(name: string, path: string): SourceFile {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UserError(missingFile(name));
  if (!stat.isFile()) throw new UserError(notAFile(name));
  if (stat.size === 0) throw new UserError(emptyFile(name));
  return { name, path, bytes: stat.size, compression: compressionOf(firstBytes(path, 4)) };
}

/** The SHA-256 of the file's bytes; an archive that ends too early is refused on the way. */
export async function fingerprint(source: SourceFile): Promise<string> {
  const [hash] = await Promise.all([hashOf(source.path), checkWhole(source)]);
  return hash;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

async function checkWhole(source: SourceFile): Promise<void> {
  if (source.compression === 'none') return;
  try {
    for await (const _ of unpacked(source));
  } catch (error) {
    throw new UserError(damagedArchive(source.name, error));
  }
}

function compressionOf(head: Buffer): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  return 'none';
}

/** The first bytes of a file as they lie on disk. */
export function firstBytes(path: string, count: number): Buffer {
  const buffer = Buffer.alloc(count);
  const handle = openSync(path, 'r');
  try {
    return buffer.subarray(0, readSync(handle, buffer, 0, count, 0));
  } finally {
    closeSync(handle);
  }
}

function missingFile(name: string): Failure {
  return {
    code: 'ingest.no-file',
    message: `There is no file ${name}.`,
    hint: 'Check the path; it is taken from the folder in which you run punctual.',
  };
}

function notAFile(name: string): Failure {
  return {
    code: 'ingest.not-a-file',
    message: `${name} is a folder.`,
    hint: `Name its files, for example ${name}/*.csv.`,
  };
}

function emptyFile(name: string): Failure {
  return {
    code: 'ingest.empty-file',
    message: `${name} is empty: not even a header.`,
    hint: 'Export it again; nothing was loaded.',
  };
}

function damagedArchive(name: string, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'ingest.damaged-archive',
    message: `${name} cannot be unpacked to its end (${reason}).`,
    hint: 'It was cut short or damaged on its way: copy or export it again. Nothing was loaded.',
  };
}
