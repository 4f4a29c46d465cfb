import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedNote, parseNote } from './parse.js';

/** How messages call the note on an account's quarter: `notes/ACCOUNT/2026-Q3.md`, from the workspace's folder. */
export function noteName(account: string, quarter: string): string {
  const folder = account.replaceAll(/[/\\]/g, '-').replace(/^\.+$/, '-');
  return `notes/${folder}/${quarter}.md`;
}

/** What they wrote; null where there is no note, or nothing in it. It is only ever read. */
export function readNote(folder: string, account: string, quarter: string): ParsedNote | null {
  const path = join(folder, noteName(account, quarter));
  if (!existsSync(path)) return null;
  const note = parseNote(readFileSync(path, 'utf8'));
  return note.commentary.parts.length === 0 ? null : note;
}
