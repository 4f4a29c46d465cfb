import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { crc32 } from '../../pipeline/pack/crc32.js';
import { isPlainName } from '../../pipeline/pack/manifest.js';
import { openPack } from '../../pipeline/pack/open.js';
import { directoryEnd, directoryEntry, localHeader } from '../../pipeline/pack/zip-headers.js';
import { contentOf, readDirectory } from '../../pipeline/pack/zip-read.js';
import { beginZip } from '../../pipeline/pack/zip-write.js';
import { refusal } from '../ingest/desk.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function zipOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  const zip = await beginZip(path);
  for (const [file, text] of Object.entries(files)) await zip.add(file, once(text), text.length);
  await zip.finish();
  return path;
}

test('the check sum is the one that every zip has', () => {
  const bytes = new TextEncoder().encode('123456789');
  expect(crc32(bytes)).toBe(0xcbf43926);
  expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(0xcbf43926);
});

test('what went in comes out, empty files and names of every script too', async () => {
  const files = { 'a.csv': 'x'.repeat(100_000), 'leer.txt': '', 'inputs/שם של קובץ.csv': 'é' };
  const path = await zipOf('scripts.zip', files);
  const entries = await readDirectory(path);
  const read = await Promise.all(
    entries.map(async (entry) => [entry.name, await textOf(contentOf(path, entry))]),
  );
  expect(Object.fromEntries(read)).toEqual(files);
});

test('a file that lies beyond four gigabytes is found', async () => {
  const path = join(folder, 'far.zip');
  const text = 'far away';
  const bytes = new TextEncoder().encode(text);
  const entry = {
    name: 'far.txt',
    isDeflated: false,
    crc: crc32(bytes),
    packedBytes: bytes.length,
    bytes: bytes.length,
    at: 5_000_000_000,
  };
  const local = Buffer.concat([localHeader(entry, true), bytes]);
  const directory = directoryEntry(entry);
  const directoryAt = entry.at + local.length;
  const file = await open(path, 'w');
  await file.write(local, 0, local.length, entry.at);
  await file.write(directory, 0, directory.length, directoryAt);
  const end = directoryEnd(1, directoryAt, directory.length);
  await file.write(end, 0, end.length, directoryAt + directory.length);
  await file.close();
  const [found] = await readDirectory(path);
  expect(found).toEqual(entry);
  if (found !== undefined) expect(await textOf(contentOf(path, found))).toBe(text);
});

test('a file of more than four gigabytes has its size in 64 bits', async () => {
  const entry = {
    name: 'big.csv',
    isDeflated: true,
    crc: 1,
    packedBytes: 4_500_000_000,
    bytes: 9_000_000_000,
    at: 0,
  };
  const directory = directoryEntry(entry);
  expect(directory.readUInt32LE(24)).toBe(0xffff_ffff);
  expect(directory.readBigUInt64LE(46 + 7 + 4)).toBe(9_000_000_000n);
  expect(localHeader(entry, true).readBigUInt64LE(30 + 7 + 12)).toBe(4_500_000_000n);
});

test.each([
  '../out.txt',
  '/etc/out.txt',
  'a/../../out.txt',
  'C:/out.txt',
  'a\\..\\out.txt',
  'a//b',
])('a zip that would write to %s is refused, and nothing is written', async (name) => {
  expect(isPlainName(name)).toBe(false);
  const path = await zipOf('evil.zip', { 'manifest.json': '{}', [name]: 'x' });
  const scratch = join(folder, 'scratch', 'deep');
  expect(await refusal(openPack('evil.zip', path, scratch))).toContain('is no whole zip');
  expect(existsSync(join(folder, 'scratch'))).toBe(false);
});

test('two files of one name are refused', async () => {
  const path = await zipOf('double.zip', { 'manifest.json': '{}', 'a.txt': '1', 'A.txt': '2' });
  expect(await refusal(openPack('double.zip', path, join(folder, 'twice')))).toContain(
    'is no whole zip',
  );
});
