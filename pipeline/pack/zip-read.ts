import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { crc32 } from './crc32.js';
import { damagedZip } from './failures.js';
import {
  bigEndPointerBytes,
  bigEndPointerSignature,
  bigEndSignature,
  endBytes,
  endSignature,
  entryBytes,
  entrySignature,
  localBytes,
  localSignature,
  type ZipEntry,
} from './zip-layout.js';

const longestComment = 0xffff;

/** The files that a zip's directory lists. Throws a UserError where it is cut short or damaged. */
export async function readDirectory(path: string): Promise<ZipEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { at, bytes, entries } = await findDirectory(file, size, path);
    if (at + bytes > size) throw damagedZip(path);
    const directory = await bytesAt(file, at, bytes, path);
    return entriesIn(directory, entries, path);
  } finally {
    await file.close();
  }
}

/** An entry's content, unpacked piece by piece; throws a UserError where it is not what the directory says. */
export async function* contentOf(path: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const start = await contentStart(path, entry);
  const told = { crc: 0, bytes: 0 };
  if (entry.packedBytes > 0) {
    const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1 });
    const unpacked = entry.isDeflated ? packed.pipe(createInflateRaw()) : packed;
    packed.on('error', (error) => unpacked.destroy(error));
    try {
      for await (const piece of unpacked as AsyncIterable<Uint8Array>) {
        told.crc = crc32(piece, told.crc);
        told.bytes += piece.length;
        if (told.bytes > entry.bytes) break;
        yield piece;
      }
    } catch {
      throw damagedZip(path, entry.name);
    } finally {
      packed.destroy();
    }
  }
  if (told.crc !== entry.crc || told.bytes !== entry.bytes) throw damagedZip(path, entry.name);
}

async function contentStart(path: string, { at, name }: ZipEntry): Promise<number> {
  const file = await open(path, 'r');
  try {
    const header = await bytesAt(file, at, localBytes, path);
    if (header.readUInt32LE(0) !== localSignature) throw damagedZip(path, name);
    return at + localBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function findDirectory(file: FileHandle, size: number, path: string) {
  const tailBytes = Math.min(size, endBytes + longestComment);
  const tail = await bytesAt(file, size - tailBytes, tailBytes, path);
  let end = tail.length - endBytes;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw damagedZip(path);
  const small = {
    entries: tail.readUInt16LE(end + 10),
    bytes: tail.readUInt32LE(end + 12),
    at: tail.readUInt32LE(end + 16),
  };
  const pointer = end - bigEndPointerBytes;
  if (pointer < 0 || tail.readUInt32LE(pointer) !== bigEndPointerSignature) return small;
  const big = await bytesAt(file, Number(tail.readBigUInt64LE(pointer + 8)), 56, path);
  if (big.readUInt32LE(0) !== bigEndSignature) throw damagedZip(path);
  return {
    entries: Number(big.readBigUInt64LE(32)),
    bytes: Number(big.readBigUInt64LE(40)),
    at: Number(big.readBigUInt64LE(48)),
  };
}

function entriesIn(directory: Buffer, count: number, path: string): ZipEntry[] {
  const found: ZipEntry[] = [];
  let at = 0;
  for (let place = 0; place < count; place += 1) {
    if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== entrySignature) {
      throw damagedZip(path);
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const ends = at + entryBytes + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
    if (ends > directory.length) throw damagedZip(path);
    const method = directory.readUInt16LE(at + 10);
    const isSecret = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (isSecret || (method !== 0 && method !== 8)) throw damagedZip(path);
    const name = directory.toString('utf8', at + entryBytes, at + entryBytes + nameBytes);
    const extra = directory.subarray(at + entryBytes + nameBytes, ends);
    found.push({
      name,
      isDeflated: method === 8,
      crc: directory.readUInt32LE(at + 16),
      ...sizesOf(directory, at, extra.subarray(0, extraBytes)),
    });
    at = ends;
  }
  return found;
}

/** Sizes and place of an entry; those that do not fit 32 bits stand in its extra field, in this order. */
function sizesOf(directory: Buffer, at: number, extra: Buffer) {
  const big = bigNumbers(extra);
  const read = (place: number): number => {
    const small = directory.readUInt32LE(at + place);
    return small === 0xffff_ffff ? (big.shift() ?? small) : small;
  };
  return { bytes: read(24), packedBytes: read(20), at: read(42) };
}

function bigNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const count = Math.floor(Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4) / 8);
    return Array.from({ length: count }, (_, place) =>
      Number(extra.readBigUInt64LE(at + 4 + 8 * place)),
    );
  }
  return [];
}

async function bytesAt(file: FileHandle, at: number, count: number, path: string): Promise<Buffer> {
  const buffer = Buffer.alloc(count);
  const { bytesRead } = await file.read(buffer, 0, count, at);
  if (bytesRead < count) throw damagedZip(path);
  return buffer;
}
