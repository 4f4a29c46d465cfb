import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noteName } from './read.js';

/** Begins the note on an account's quarter and returns its path; null where there is one: what people wrote is never touched. */
export function beginNote(
  folder: string,
  account: { readonly id: string; readonly name: string },
  quarter: string,
): string | null {
  const path = join(folder, noteName(account.id, quarter));
  if (existsSync(path)) return null;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, begunWith(account.name, quarter), { flag: 'wx' });
  return path;
}

function begunWith(name: string, quarter: string): string {
  return `# ${name.replaceAll(/\s+/g, ' ')}, ${quarter}

<!-- What stands here comes first in the document. Each heading below puts its text into that part; headings without text
are left out. "Internal" is for the account team alone. -->

## Service

## Volumes

## Cases

## Satisfaction

## Deliverables

## Open items

## Internal
`;
}
