import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Failure, UserError } from '../failure.js';
import { findSource } from '../ingest/source.js';
import { didYouMean } from '../ingest/suggest.js';
import { checkRow } from './check-row.js';
import type { Waiver, WaiverRegister } from './contract.js';
import { csvRows } from './csv-rows.js';

const needed = ['reason', 'approver', 'approved_on'] as const;
const ids = ['case_id', 'obligation_id'] as const;
const known: readonly string[] = [...ids, 'promise', ...needed, 'note'];

/**
 * Reads a register of waivers: CSV with `case_id` or `obligation_id` (of each row one), `reason`, `approver`, `approved_on`,
 * and if wanted `promise` (beside a case) and `note`. Every problem of the file is told at once, each with its row and column.
 * Ids that nothing has are no problem here: the reports list them. `name` is the file as the user knows it.
 */
export function readWaivers(path: string, name = path): WaiverRegister {
  findSource(name, path);
  const bytes = readFileSync(path);
  const { rows, openQuoteIn } = csvRows(textOf(bytes, name));
  const [header = [], ...records] = rows;
  const columns = header.map((label) => label.trim());
  const headerProblems = checkHeader(columns, name);
  if (headerProblems.length > 0) throw new UserError(headerProblems);
  if (openQuoteIn !== null) throw new UserError(openQuote(name, openQuoteIn));
  const problems: Failure[] = [];
  const waivers: Waiver[] = [];
  const said = new Set<string>();
  let duplicates = 0;
  for (const [index, record] of records.entries()) {
    const { waiver, failures } = checkRow(record, columns, `${name}, row ${index + 1}`, index + 1);
    problems.push(...failures);
    if (waiver === null) continue;
    const words = JSON.stringify({ ...waiver, row: 0 });
    if (said.has(words)) duplicates += 1;
    else waivers.push(waiver);
    said.add(words);
  }
  problems.push(...contradictions(waivers, name));
  if (problems.length > 0) throw new UserError(problems);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: name, sha256, duplicates, waivers };
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError({
      code: 'waivers.not-utf8',
      message: `${name} is not UTF-8 text.`,
      hint: 'Save it as "CSV UTF-8".',
    });
  }
}

function checkHeader(columns: readonly string[], name: string): Failure[] {
  const where = `${name}, header`;
  const missing = needed.filter((column) => !columns.includes(column));
  return [
    ...(ids.some((column) => columns.includes(column))
      ? []
      : [
          {
            code: 'waivers.no-ids',
            where,
            message: 'There is neither a column case_id nor a column obligation_id.',
            hint: 'Each row names one case or one obligation of the ledger.',
          },
        ]),
    ...missing.map((column) => ({
      code: 'waivers.no-column',
      where,
      message: `There is no column ${column}.`,
      hint: `A register has case_id or obligation_id, and ${needed.join(', ')}; promise and note if you like.`,
    })),
    ...columns
      .filter((column, index) => !known.includes(column) || columns.indexOf(column) !== index)
      .map((column) => ({
        code: 'waivers.column',
        where,
        message: known.includes(column)
          ? `The column ${column} is there twice.`
          : `"${column}" is no column of a register.${didYouMean(column, known)}`,
        hint: `Its columns are ${known.join(', ')}.`,
      })),
  ];
}

function openQuote(name: string, record: number): Failure {
  return {
    code: 'waivers.open-quote',
    where: `${name}, row ${record}`,
    message: 'A quote is never closed, or text stands beside a quoted value.',
    hint: 'Write quotes inside a quoted value twice.',
  };
}

/** Two rows for the same thing would leave open whose reason holds. */
function contradictions(waivers: readonly Waiver[], name: string): Failure[] {
  const first = new Map<string, number>();
  return waivers.flatMap(({ row, caseId, obligationId, promise }) => {
    const thing = JSON.stringify([caseId, obligationId, promise]);
    const earlier = first.get(thing);
    if (earlier === undefined) {
      first.set(thing, row);
      return [];
    }
    return [
      {
        code: 'waivers.twice',
        where: `${name}, row ${row}`,
        message: `"${obligationId ?? caseId}" is waived in row ${earlier} already, in other words.`,
        hint: 'Keep the row that holds.',
      },
    ];
  });
}
