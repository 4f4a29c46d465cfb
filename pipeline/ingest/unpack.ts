import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import type { SourceFile } from './source-file.js';

const chunkBytes = 1 << 20;

/** The file's content, unpacked piece by piece; throws where an archive ends too early. */
export function unpacked(source: SourceFile): AsyncIterable<Uint8Array> {
  const packed = createReadStream(source.path, { highWaterMark: chunkBytes });
  if (source.compression === 'none') return packed;
  if (source.compression === 'zstd') return unpackZstd(packed);
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  packed.on('error', (error) => gunzip.destroy(error));
  return packed.pipe(gunzip);
}

async function* unpackZstd(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const decompress = new Decompress((piece) => {
    if (piece.length > 0) pieces.push(piece);
  });
  for await (const chunk of packed) {
    decompress.push(chunk);
    yield* pieces;
    pieces = [];
  }
  decompress.push(new Uint8Array(0), true);
  yield* pieces;
}

/** The first bytes of the unpacked content. */
export async function unpackedHead(source: SourceFile, bytes: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of unpacked(source)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}

/** The whole unpacked content, for formats that must be read at once. */
export async function unpackedWhole(source: SourceFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpacked(source)) pieces.push(piece);
  return Buffer.concat(pieces);
}
