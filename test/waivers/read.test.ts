import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeFailure, UserError } from '../../pipeline/failure.js';
import { csvRows } from '../../pipeline/waivers/csv-rows.js';
import { readWaivers } from '../../pipeline/waivers/read.js';

const header = 'case_id,obligation_id,promise,reason,approver,approved_on,note';

function written(...lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-waivers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'waivers.csv');
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  return path;
}

function told(...lines: readonly string[]): string[] {
  try {
    readWaivers(written(...lines), 'waivers.csv');
  } catch (error) {
    if (error instanceof UserError) return error.failures.map(describeFailure);
    throw error;
  }
  return [];
}

test('a register is read with its byte order mark, its quoted commas and quotes, and columns in any order', () => {
  const path = written(
    '\ufeffapprover,reason,approved_on,case_id',
    'Ada,"Outage, ""the long one""",2026-10-19,C-1',
    '',
    'Bo,Asked by phone,2026-10-20,C-2',
  );
  const { file, sha256, duplicates, waivers } = readWaivers(path, 'waivers.csv');
  expect([file, sha256.length, duplicates]).toEqual(['waivers.csv', 64, 0]);
  expect(waivers).toEqual([
    {
      row: 1,
      caseId: 'C-1',
      obligationId: null,
      promise: null,
      reason: 'Outage, "the long one"',
      approver: 'Ada',
      approvedOn: '2026-10-19',
      note: null,
    },
    expect.objectContaining({ row: 2, caseId: 'C-2', approver: 'Bo' }),
  ]);
});

test('every problem of a register is told at once, with its row, its column and what to write instead', () => {
  expect(
    told(
      header,
      ',,,Outage,Ada,2026-10-19,',
      'C-1,acme/1/C-1/update/2026-10-01T00:00:00.000Z,,Outage,Ada,2026-10-19,',
      ',C-1,,Outage,Ada,2026-10-19,',
      'C-2,,updates,Outage,Ada,2026-10-19,',
      'C-3,,,,,19/10/2026,',
      'C-4,,,Outage,Ada,2026-02-30,',
      'C-5,,,Outage, long,Ada,2026-10-19,',
      ',acme/1/C-1/update/2026-10-01T00:00:00.000Z,update,Outage,Ada,2026-10-19,',
    ),
  ).toEqual([
    'waivers.csv, row 1, column case_id: Neither a case nor an obligation is named.\n  Write one of the two.',
    'waivers.csv, row 2, column obligation_id: A case ("C-1") and an obligation are named.\n  Keep one: the case waives all its misses, the obligation only itself.',
    'waivers.csv, row 3, column obligation_id: "C-1" is no obligation id.\n  Copy it from the ledger; it reads policy/version/case/promise/start, with the start like 2026-10-16T17:50:10.000Z.',
    expect.stringMatching(
      /^waivers.csv, row 4, column promise: "updates" is no promise\. Did you mean "update"\?\n {2}The promises are first_response, /,
    ),
    'waivers.csv, row 5, column reason: It is empty.\n  A waiver says why, who approved it, and when.',
    'waivers.csv, row 5, column approver: It is empty.\n  A waiver says why, who approved it, and when.',
    'waivers.csv, row 5, column approved_on: "19/10/2026" is no date.\n  Write it like 2026-10-31.',
    'waivers.csv, row 6, column approved_on: "2026-02-30" is no date.\n  Write it like 2026-10-31.',
    'waivers.csv, row 7: The row has more than 7 columns.\n  Quote texts that hold a comma.',
    'waivers.csv, row 8, column promise: A promise is named beside an obligation.\n  Leave it empty here.',
  ]);
});

test('a header without what a waiver needs, or with a misspelt column, is refused: it would waive more than was meant', () => {
  expect(told('reason,approver,approved', 'Outage,Ada,2026-10-19')).toEqual([
    expect.stringContaining('There is neither a column case_id nor a column obligation_id.'),
    expect.stringContaining('There is no column approved_on.'),
    expect.stringContaining('"approved" is no column of a register.'),
  ]);
  expect(told(`${header.replace('promise', 'promises')}`, 'C,,update,a,b,2026-10-19,')).toEqual([
    expect.stringContaining('"promises" is no column of a register. Did you mean "promise"?'),
  ]);
  expect(told(`${header},case_id`)).toEqual([
    expect.stringContaining('The column case_id is there twice.'),
  ]);
});

test('the same row twice counts once; the same case in other words is refused', () => {
  const row = 'C-1,,update,Outage,Ada,2026-10-19,';
  const register = readWaivers(written(header, row, row, 'C-1,,,Outage,Ada,2026-10-19,'));
  expect([register.waivers.length, register.duplicates]).toEqual([2, 1]);
  expect(told(header, row, 'C-1,,update,Storm,Bo,2026-10-20,')).toEqual([
    'waivers.csv, row 2: "C-1" is waived in row 1 already, in other words.\n  Keep the row that holds.',
  ]);
});

test('a file that is not there, empty, not UTF-8 or with a quote left open is told as such', () => {
  expect(() => readWaivers('/nowhere/waivers.csv', 'waivers.csv')).toThrow(
    'There is no file waivers.csv.',
  );
  const path = written(header);
  writeFileSync(path, '');
  expect(() => readWaivers(path, 'waivers.csv')).toThrow('waivers.csv is empty');
  writeFileSync(path, Buffer.from([0x63, 0xff, 0x0a]));
  expect(() => readWaivers(path, 'waivers.csv')).toThrow('waivers.csv is not UTF-8 text.');
  expect(told(header, 'C-1,,,"Outage,Ada,2026-10-19,')).toEqual([
    'waivers.csv, row 1: A quote is never closed, or text stands beside a quoted value.\n  Write quotes inside a quoted value twice.',
  ]);
});

test('records end at any line end, the last one also at the end of the text', () => {
  expect(csvRows('a,b\nc,\r\n"d\ne",f').rows).toEqual([
    ['a', 'b'],
    ['c', ''],
    ['d\ne', 'f'],
  ]);
  expect(csvRows('a,').rows).toEqual([['a', '']]);
  expect(csvRows('').rows).toEqual([]);
});
