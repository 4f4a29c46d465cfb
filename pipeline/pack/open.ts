import { createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { damagedZip, noPack } from './failures.js';
import { sha256Of } from './hashed.js';
import {
  isPlainName,
  type Manifest,
  manifestName,
  manifestSchema,
  packFormat,
  signatureName,
} from './manifest.js';
import { filesBelow } from './sources.js';
import { contentOf, readDirectory } from './zip-read.js';

/** A pack that lies in a folder, as it was found. */
export interface OpenedPack {
  /** As the user wrote it. */
  readonly name: string;
  readonly folder: string;
  readonly isZip: boolean;
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  /** The SHA-256 of the manifest. */
  readonly sha256: string;
  readonly signature: Uint8Array | null;
  /** Every other file, by its name in the pack. */
  readonly files: readonly string[];
  /** Files that desktops leave in folders and zips. */
  readonly left: readonly string[];
}

/** Opens a folder or a zip, which is unpacked into `scratch`. Throws a UserError where it is no pack that can be read. */
export async function openPack(name: string, path: string, scratch: string): Promise<OpenedPack> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw noPack(name, 'there is no such file or folder');
  const isZip = !stat.isDirectory();
  const lies = isZip ? await unpack(path, join(scratch, 'pack')) : path;
  const folder = rootOf(lies);
  const found = filesBelow(folder).map((file) => relative(folder, file).replaceAll('\\', '/'));
  if (!found.includes(manifestName)) throw noPack(name, `it has no ${manifestName}`);
  const manifestBytes = readFileSync(join(folder, manifestName));
  const own = [manifestName, signatureName];
  return {
    name,
    folder,
    isZip,
    manifest: readManifest(name, manifestBytes),
    manifestBytes,
    sha256: sha256Of(manifestBytes),
    signature: found.includes(signatureName) ? readFileSync(join(folder, signatureName)) : null,
    files: found.filter((file) => !own.includes(file) && !isLeft(file)),
    left: found.filter(isLeft),
  };
}

async function unpack(path: string, folder: string): Promise<string> {
  const entries = (await readDirectory(path)).filter(({ name }) => !name.endsWith('/'));
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const isSafe = entries.every(({ name }) => isPlainName(name));
  if (!isSafe || names.size < entries.length) throw damagedZip(path);
  for (const entry of entries) {
    const to = join(folder, entry.name);
    await mkdir(dirname(to), { recursive: true });
    await pipeline(Readable.from(contentOf(path, entry)), createWriteStream(to));
  }
  return folder;
}

/** Whoever zips a folder anew may put it into another one. */
function rootOf(folder: string): string {
  if (existsSync(join(folder, manifestName))) return folder;
  const inner = filesBelow(folder).filter((file) => !isLeft(relative(folder, file)));
  const tops = new Set(inner.map((file) => relative(folder, file).split(/[/\\]/)[0] ?? ''));
  const [top = ''] = tops;
  return tops.size === 1 && existsSync(join(folder, top, manifestName))
    ? join(folder, top)
    : folder;
}

function isLeft(name: string): boolean {
  return /(^|[/\\])(__MACOSX[/\\].*|\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name);
}

function readManifest(name: string, bytes: Uint8Array): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw noPack(name, `its ${manifestName} is no JSON`);
  }
  const format = typeof value === 'object' && value !== null && 'format' in value && value.format;
  if (format !== packFormat) {
    throw noPack(
      name,
      `its format is ${JSON.stringify(format)}, and this version reads "${packFormat}"`,
    );
  }
  const read = manifestSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw noPack(name, `${manifestName}, ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return read.data;
}
