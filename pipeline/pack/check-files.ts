import { join } from 'node:path';
import type { Difference } from './difference.js';
import { listed } from './hashed.js';
import type { OpenedPack } from './open.js';

/** Holds every file to its size and hash in the manifest, and finds those that are not listed, or listed and not there. */
export async function checkFiles(
  { folder, files, manifest }: OpenedPack,
  onFile: (name: string) => void,
): Promise<Difference[]> {
  const found: string[] = [];
  const there = new Map<string, string>();
  for (const name of files) {
    onFile(name);
    const entry = manifest.files.find((file) => file.name === name);
    const { bytes, sha256 } = await listed(name, join(folder, name));
    there.set(name, sha256);
    if (entry === undefined) continue;
    if (bytes !== entry.bytes) {
      found.push(`${name} has ${bytes} bytes; the manifest lists ${entry.bytes}.`);
    } else if (sha256 !== entry.sha256) {
      found.push(
        `${name} has the SHA-256 ${short(sha256)}; the manifest lists ${short(entry.sha256)}.`,
      );
    }
  }
  const missing = manifest.files.filter(({ name }) => !there.has(name));
  const extra = [...there].filter(([name]) => !manifest.files.some((file) => file.name === name));
  for (const { name, sha256 } of missing) {
    const renamed = extra.find(([, hash]) => hash === sha256);
    const now = renamed === undefined ? '' : ` Its content lies in ${renamed[0]}.`;
    found.push(`${name} is listed in the manifest and is not there.${now}`);
  }
  for (const [name] of extra) found.push(`${name} is there and is not listed in the manifest.`);
  return [...found, ...doublesIn(manifest.files)].map((says) => ({ kind: 'files', says }));
}

function doublesIn(files: readonly { readonly name: string }[]): string[] {
  const names = files.map(({ name }) => name);
  const doubles = names.filter((name, place) => names.indexOf(name) < place);
  return [...new Set(doubles)].map((name) => `${name} is listed twice in the manifest.`);
}

function short(sha256: string): string {
  return `${sha256.slice(0, 12)}…`;
}
