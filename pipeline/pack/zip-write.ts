import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { crc32 } from './crc32.js';
import { directoryEnd, directoryEntry, localHeader } from './zip-headers.js';
import { bigFrom, type ZipEntry } from './zip-layout.js';

/** A zip being written, entry after entry, each streamed through. */
export interface ZipWriter {
  /** `expectedBytes` says whether its sizes need 64 bits. */
  add(name: string, content: AsyncIterable<Uint8Array>, expectedBytes: number): Promise<void>;
  /** Writes the directory and closes the file. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Begins a zip; the same entries in the same order give the same bytes. */
export async function beginZip(path: string): Promise<ZipWriter> {
  const file = await open(path, 'w');
  const entries: ZipEntry[] = [];
  let at = 0;
  return {
    add: async (name, content, expectedBytes) => {
      const entry = await writeEntry(file, at, name, content, expectedBytes >= bigFrom);
      entries.push(entry.entry);
      at = entry.endsAt;
    },
    finish: async () => {
      const directory = Buffer.concat(entries.map(directoryEntry));
      await file.write(directory, 0, directory.length, at);
      const end = directoryEnd(entries.length, at, directory.length);
      await file.write(end, 0, end.length, at + directory.length);
      await file.close();
    },
    close: () => file.close(),
  };
}

async function writeEntry(
  file: FileHandle,
  at: number,
  name: string,
  content: AsyncIterable<Uint8Array>,
  isBig: boolean,
): Promise<{ readonly entry: ZipEntry; readonly endsAt: number }> {
  const blank = { name, isDeflated: true, crc: 0, packedBytes: 0, bytes: 0, at };
  const told = { crc: 0, bytes: 0 };
  let endsAt = at + localHeader(blank, isBig).length;
  const begins = endsAt;
  await pipeline(
    Readable.from(counted(content, told)),
    createDeflateRaw({ level: 6 }),
    async (packed) => {
      for await (const piece of packed as AsyncIterable<Uint8Array>) {
        await file.write(piece, 0, piece.length, endsAt);
        endsAt += piece.length;
      }
    },
  );
  const entry = { ...blank, ...told, packedBytes: endsAt - begins };
  const header = localHeader(entry, isBig);
  await file.write(header, 0, header.length, at);
  return { entry, endsAt };
}

async function* counted(
  content: AsyncIterable<Uint8Array>,
  told: { crc: number; bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    told.crc = crc32(piece, told.crc);
    told.bytes += piece.length;
    yield piece;
  }
}
