import {
  bigEndBytes,
  bigEndPointerBytes,
  bigEndPointerSignature,
  bigEndSignature,
  bigFrom,
  endBytes,
  endSignature,
  entryBytes,
  entrySignature,
  localBytes,
  localSignature,
  type ZipEntry,
} from './zip-layout.js';

// 1 January 1980, the first date that a zip can tell: the content, not the hour, makes the bytes.
const zipDate = 0x0021;
const utf8Names = 0x0800;
const deflated = 8;
const none = 0xffff_ffff;

/** The header before an entry's bytes. Sizes are written in 64 bits for big ones. */
export function localHeader(entry: ZipEntry, isBig: boolean): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const extra = isBig ? sizes(entry.bytes, entry.packedBytes) : Buffer.alloc(0);
  const header = Buffer.alloc(localBytes);
  header.writeUInt32LE(localSignature, 0);
  common(header, 4, entry, isBig, name.length, extra.length);
  return Buffer.concat([header, name, extra]);
}

/** An entry's line in the directory at the end. */
export function directoryEntry(entry: ZipEntry): Buffer {
  const isBig = entry.bytes >= bigFrom || entry.at >= bigFrom;
  const name = Buffer.from(entry.name, 'utf8');
  const extra = isBig ? sizes(entry.bytes, entry.packedBytes, entry.at) : Buffer.alloc(0);
  const header = Buffer.alloc(entryBytes);
  header.writeUInt32LE(entrySignature, 0);
  header.writeUInt16LE(45, 4);
  common(header, 6, entry, isBig, name.length, extra.length);
  header.writeUInt32LE(isBig ? none : entry.at, 42);
  return Buffer.concat([header, name, extra]);
}

/** What ends a zip: where its directory lies. */
export function directoryEnd(entries: number, at: number, bytes: number): Buffer {
  const isBig = at >= bigFrom || entries >= 0xffff;
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(isBig ? 0xffff : entries, 8);
  end.writeUInt16LE(isBig ? 0xffff : entries, 10);
  end.writeUInt32LE(isBig ? none : bytes, 12);
  end.writeUInt32LE(isBig ? none : at, 16);
  return isBig ? Buffer.concat([bigEnd(entries, at, bytes), end]) : end;
}

function bigEnd(entries: number, at: number, bytes: number): Buffer {
  const end = Buffer.alloc(bigEndBytes);
  end.writeUInt32LE(bigEndSignature, 0);
  end.writeBigUInt64LE(BigInt(bigEndBytes - 12), 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(bytes), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  const pointer = Buffer.alloc(bigEndPointerBytes);
  pointer.writeUInt32LE(bigEndPointerSignature, 0);
  pointer.writeBigUInt64LE(BigInt(at + bytes), 8);
  pointer.writeUInt32LE(1, 16);
  return Buffer.concat([end, pointer]);
}

function common(
  header: Buffer,
  at: number,
  { isDeflated, crc, packedBytes, bytes }: ZipEntry,
  isBig: boolean,
  nameBytes: number,
  extraBytes: number,
): void {
  header.writeUInt16LE(isBig ? 45 : 20, at);
  header.writeUInt16LE(utf8Names, at + 2);
  header.writeUInt16LE(isDeflated ? deflated : 0, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(zipDate, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(isBig ? none : packedBytes, at + 14);
  header.writeUInt32LE(isBig ? none : bytes, at + 18);
  header.writeUInt16LE(nameBytes, at + 22);
  header.writeUInt16LE(extraBytes, at + 24);
}

function sizes(...values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [place, value] of values.entries())
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
  return extra;
}
