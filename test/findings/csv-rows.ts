import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipeline/root.js';
import type { Row } from '../oracle/surveys.js';

/** The rows of a file of the sample that have as many fields as its head, quotes undone. */
export function sampleRows(name: string): Row[] {
  return csvRows(readFileSync(join(packageRoot, 'sample-data', name), 'utf8'));
}

/** The rows of a text that have as many fields as its head, quotes undone. */
export function csvRows(text: string): Row[] {
  const [head = [], ...records] = recordsOf(text);
  return records
    .filter((fields) => fields.length === head.length)
    .map((fields) =>
      Object.fromEntries(head.map((column, index) => [column, fields[index] || null])),
    );
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let before = '';
  for (const sign of text) {
    // Within quotes a quote is written twice.
    if (sign === '"' && before === '"' && !isQuoted) field += sign;
    before = sign === '"' && before === '"' && !isQuoted ? '' : sign;
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted || ![',', '\n'].includes(sign)) field += sign;
    else {
      fields.push(field.replace(/\r$/, ''));
      field = '';
      if (sign === ',') continue;
      records.push(fields);
      fields = [];
    }
  }
  return records;
}
