import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programVersion } from '../pipeline/root.js';
import { documentHtml } from '../reports/document/screen.js';
import type { Shelved } from '../reports/shelf/contract.js';
import { shelfDocument } from '../reports/shelf/document.js';

const listName = '.index.json';

/**
 * Notes that these documents were written to `out`, and writes its `index.html` anew: what was there before stays listed
 * as long as its files are there. The list itself is `.index.json`.
 */
export function shelve(out: string, made: readonly Shelved[]): void {
  mkdirSync(out, { recursive: true });
  const held = readList(join(out, listName));
  const keys = new Set(made.map(keyOf));
  const there = [...held.filter((each) => !keys.has(keyOf(each))), ...made]
    .map((each) => ({ ...each, files: each.files.filter((file) => existsSync(join(out, file))) }))
    .filter(({ files }) => files.length > 0)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  write(join(out, listName), `${JSON.stringify(there, null, 2)}\n`);
  write(join(out, 'index.html'), documentHtml(shelfDocument(there, programVersion), new Map()));
}

function keyOf({ kind, period, policy, account, audience }: Shelved): string {
  return JSON.stringify([kind, period, policy?.id ?? null, account?.id ?? null, audience]);
}

/** What an unreadable list said is lost, never the reports: the next run lists its own again. */
function readList(path: string): Shelved[] {
  if (!existsSync(path)) return [];
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(read) ? read.filter(isShelved) : [];
  } catch {
    return [];
  }
}

function isShelved(value: unknown): value is Shelved {
  if (typeof value !== 'object' || value === null) return false;
  if (!('files' in value && 'kind' in value && 'period' in value && 'headline' in value)) {
    return false;
  }
  return Array.isArray(value.files) && value.files.every((file) => typeof file === 'string');
}

function write(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}.part`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}
