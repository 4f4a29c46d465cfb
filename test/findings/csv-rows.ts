import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipeline/root.js';
import type { Row } from '../oracle/surveys.js';

/** The rows of a file of the sample that have as many fields as its head, quotes undone. */
export function sampleRows(name: string): Row[] {
  const text = readFileSync(join(packageRoot, 'sample-data', name), 'utf8');
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
  for (const sign of text) {
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
