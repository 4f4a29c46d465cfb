import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { lines } from '../ingest/desk.js';
import { samplePolicy } from '../policy/sample-policy.js';
import { captureIo } from './captured-io.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-clauses-'));
afterAll(() => rmSync(folder, { recursive: true }));

const desk = join(folder, 'desk');

beforeAll(async () => {
  mkdirSync(desk);
  writeFileSync(join(folder, 'acme.yaml'), samplePolicy);
  writeFileSync(
    join(folder, 'cases.csv'),
    lines(
      'case_id,account_id,opened_at,severity,category',
      ...Array.from(
        { length: 12 },
        (_, id) => `C-${id},A,2024-06-03T10:00:00Z,high,${id < 9 ? 'backup' : ''}`,
      ),
    ),
  );
  writeFileSync(
    join(folder, 'contracts.csv'),
    lines('account_id,policy,tier,starts_on', 'A,acme,gold,2024-01-01'),
  );
  await punctual('ingest', 'cases.csv', 'contracts.csv', '--workspace', 'desk');
});

async function punctual(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const exitCode = await run(argv, io);
  return { exitCode, out: io.out().replaceAll('\u00a0', ' '), err: io.err() };
}

const show = (...argv: string[]) => punctual('policy', 'show', ...argv);
const matrixOf = (out: string) => out.slice(out.indexOf('\nMONITORABILITY\n') + 1);

test('show tells by what each clause is computed, and how many there are of each class', async () => {
  const { exitCode, out } = await show('acme.yaml');
  expect(exitCode).toBe(0);
  expect(matrixOf(out)).toBe(
    lines(
      'MONITORABILITY',
      '         Clause              Class        By what, or what is missing',
      '  AC-01  First response      computed     first response; reading range',
      '  AC-02  Training            computed     rule training',
      '',
      '  Of the policy’s 2 clauses, 2 are computed.',
      '  To see which clauses your data supports, load exports with punctual ingest,',
      '  and name their folder with --workspace.',
    ),
  );
});

test('the paraphrases are there, with the fields that each clause needs', async () => {
  expect((await show('acme.yaml')).out).toContain(
    lines('  AC-02  Training', '         Training is extra.', '         Needs: cases.category.'),
  );
});

test('given a workspace with data, show tells which clauses it supports', async () => {
  const { exitCode, out, err } = await show('acme.yaml', '--workspace', 'desk');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(matrixOf(out)).toBe(
    lines(
      'MONITORABILITY',
      '         Clause         Class        By what, or what is     This data',
      '                                     missing',
      '  AC-01  First          computed     first response;         no: no message',
      '         response                    reading range           events',
      '  AC-02  Training       computed     rule training           partly: category',
      '                                                             filled for 75 % of',
      '                                                             12 cases',
      '',
      '  Of the policy’s 2 clauses, 2 are computed.',
      '  This data (12 cases of 1 account) supports 0 of the 2 that are computed or',
      '  described, 1 in part and 1 not at all.',
    ),
  );
});

test('the matrix of every policy fits the screen', async () => {
  for (const policy of ['ownbackup', 'openback', 'probax', 'crashplan']) {
    const { out } = await show(policy);
    expect(
      matrixOf(out)
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
    expect(out.match(/^ {2}[A-Z]{2}-\d\d {2}/gm)?.length).toBeGreaterThan(57);
  }
});

test('as JSON each clause has its class, what it rests on, what it needs and what is there', async () => {
  const { out } = await show('acme.yaml', '--workspace', 'desk', '--format', 'json');
  const { monitorability, data_note } = JSON.parse(out);
  expect(data_note).toBeNull();
  expect(monitorability.counts).toMatchObject({ all: 2, computed: 2, needs_field: 0 });
  expect(monitorability.data).toEqual({ cases: 12, accounts: 1 });
  expect(monitorability.clauses[1]).toMatchObject({
    clause: 'AC-02',
    class: 'computed',
    by: [{ kind: 'rule', name: 'rules.training' }],
    needs: ['cases.category'],
    support: {
      verdict: 'partly',
      needs: [{ field: 'cases.category', rows: 12, filled: 9, verdict: 'partly' }],
    },
  });
  const without = JSON.parse((await show('acme.yaml', '--format', 'json')).out);
  expect(without.monitorability.data).toBeNull();
  expect(without.data_note).toContain('punctual ingest');
});

test('looking at the data changes nothing in it', async () => {
  const path = join(desk, 'punctual.duckdb');
  const bytes = readFileSync(path);
  const written = statSync(path).mtimeMs;
  await show('acme.yaml', '--workspace', 'desk');
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(statSync(path).mtimeMs).toBe(written);
});

test('a policy without cases in the workspace is shown without data', async () => {
  expect(matrixOf((await show('probax', '--workspace', 'desk')).out)).toContain(
    '  The workspace has no case under probax, so no data is held against the\n  clauses.\n',
  );
});

test.each([
  ['no bytes', ''],
  ['no database', 'case_id,account_id\n'],
])('a file with %s in its place does not stand in the way', async (_, content) => {
  const place = mkdtempSync(join(folder, 'odd-'));
  writeFileSync(join(place, 'punctual.duckdb'), content);
  const { exitCode, out, err } = await show('acme.yaml', '--workspace', place);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(matrixOf(out)).toContain('  No data is held against the clauses: The database');
});

test('a database of something else, or in which nothing was loaded, does not either', async () => {
  const place = mkdtempSync(join(folder, 'empty-'));
  const warehouse = await openWarehouse(join(place, 'punctual.duckdb'));
  warehouse.close();
  const empty = await show('acme.yaml', '--workspace', place);
  expect(empty.exitCode).toBe(0);
  expect(matrixOf(empty.out)).toContain('  The workspace has no case under acme');
  const other = await openWarehouse(join(place, 'punctual.duckdb'));
  await other.run('drop schema raw cascade');
  other.close();
  expect(matrixOf((await show('acme.yaml', '--workspace', place)).out)).toContain(
    'load exports with punctual ingest',
  );
});

test('a database that another run is writing does not either', async () => {
  const place = mkdtempSync(join(folder, 'busy-'));
  copyFileSync(join(desk, 'punctual.duckdb'), join(place, 'punctual.duckdb'));
  const writer = await openWarehouse(join(place, 'punctual.duckdb'));
  try {
    const { exitCode, out } = await show('acme.yaml', '--workspace', place);
    expect(exitCode).toBe(0);
    expect(matrixOf(out)).toContain('Of the policy’s 2 clauses');
  } finally {
    writer.close();
  }
});
