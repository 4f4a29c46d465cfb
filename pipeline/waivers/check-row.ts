import type { Failure } from '../failure.js';
import { didYouMean } from '../ingest/suggest.js';
import { type LedgerPromise, ledgerPromises } from '../policy/schema.js';
import type { Waiver } from './contract.js';

const idShape = /^[^/]+\/.+\/.+\/[^/]+\/(\d{4}-\d{2}-\d{2}T[\d:.]+Z|none)$/;

/** One record of a register as a waiver, or everything that is wrong with it. */
export function checkRow(
  record: readonly string[],
  columns: readonly string[],
  where: string,
  row: number,
): { readonly waiver: Waiver | null; readonly failures: readonly Failure[] } {
  if (record.length !== columns.length) {
    const side = record.length > columns.length ? 'more' : 'fewer';
    return { waiver: null, failures: [unevenRow(where, side, columns.length)] };
  }
  const value = (column: string): string | null => {
    const text = (record[columns.indexOf(column)] ?? '').trim();
    return text === '' ? null : text;
  };
  const failures: Failure[] = [];
  const wrong = (column: string, message: string, hint: string) => {
    failures.push({ code: 'waivers.value', where: `${where}, column ${column}`, message, hint });
  };
  const [caseId, obligationId] = [value('case_id'), value('obligation_id')];
  if (caseId === null && obligationId === null) {
    wrong('case_id', 'Neither a case nor an obligation is named.', 'Write one of the two.');
  }
  if (caseId !== null && obligationId !== null) {
    wrong(
      'obligation_id',
      `A case ("${caseId}") and an obligation are named.`,
      'Keep one: the case waives all its misses, the obligation only itself.',
    );
  }
  if (obligationId !== null && !idShape.test(obligationId)) {
    wrong(
      'obligation_id',
      `"${obligationId}" is no obligation id.`,
      'Copy it from the ledger; it reads policy/version/case/promise/start, with the start like 2026-10-16T17:50:10.000Z.',
    );
  }
  const promise = value('promise');
  if (promise !== null && !isPromise(promise)) {
    wrong(
      'promise',
      `"${promise}" is no promise.${didYouMean(promise, ledgerPromises)}`,
      `The promises are ${ledgerPromises.join(', ')}.`,
    );
  } else if (promise !== null && obligationId !== null) {
    wrong('promise', 'A promise is named beside an obligation.', 'Leave it empty here.');
  }
  for (const column of ['reason', 'approver'] as const) {
    if (value(column) === null) {
      wrong(column, 'It is empty.', 'A waiver says why, who approved it, and when.');
    }
  }
  const approvedOn = value('approved_on');
  if (approvedOn === null || !isDate(approvedOn)) {
    wrong(
      'approved_on',
      approvedOn === null ? 'It is empty.' : `"${approvedOn}" is no date.`,
      'Write it like 2026-10-31.',
    );
  }
  if (failures.length > 0) return { waiver: null, failures };
  return {
    waiver: {
      row,
      caseId,
      obligationId,
      promise: promise !== null && isPromise(promise) ? promise : null,
      reason: value('reason') ?? '',
      approver: value('approver') ?? '',
      approvedOn: approvedOn ?? '',
      note: value('note'),
    },
    failures,
  };
}

function isPromise(text: string): text is LedgerPromise {
  return ledgerPromises.some((promise) => promise === text);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function unevenRow(where: string, side: string, width: number): Failure {
  return {
    code: 'waivers.columns',
    where,
    message: `The row has ${side} than ${width} columns.`,
    hint: 'Quote texts that hold a comma.',
  };
}
