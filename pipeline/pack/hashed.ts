import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { PackedFile } from './manifest.js';

/** The SHA-256 of bytes, as text. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A file's content, piece by piece. */
export function piecesOf(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 1 << 20 });
}

/** The size and hash of a file, read piece by piece. */
export async function listed(name: string, path: string): Promise<PackedFile> {
  const told = hashing();
  for await (const _ of told.through(piecesOf(path)));
  return told.file(name);
}

/** Counts and hashes what passes through. */
export function hashing(): {
  readonly through: (content: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;
  readonly file: (name: string) => PackedFile;
} {
  const hash: Hash = createHash('sha256');
  let bytes = 0;
  return {
    through: async function* (content) {
      for await (const piece of content) {
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    },
    file: (name) => ({ name, bytes, sha256: hash.digest('hex') }),
  };
}
