import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedNote, parseNote } from './parse.js';

/** Where people write about an account's quarter: `notes/ACCOUNT/2026-Q3.md` in the workspace. */
export function notePath(folder: string, account: string, quarter: string): string {
  return join(folder, 'notes', account.replaceAll(/[/\\]/g, '-'), `${quarter}.md`);
}

/** What they wrote; null where there is no note, or nothing in it. It is only ever read. */
export function readNote(folder: string, account: string, quarter: string): ParsedNote | null {
  const path = notePath(folder, account, quarter);
  if (!existsSync(path)) return null;
  const note = parseNote(readFileSync(path, 'utf8'));
  return note.commentary.parts.length === 0 ? null : note;
}
