import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import type { RunDifference } from '../../pipeline/findings/contract.js';
import { captureIo } from '../cli/captured-io.js';
import { answer, events, marchFiles, policyText, type Terms } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-diff-test-'));
let reported = '';
afterAll(() => rmSync(folder, { recursive: true }));

async function punctual(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const exitCode = await run(argv, io);
  return { exitCode, out: io.out(), err: io.err() };
}

function workspace(
  name: string,
  terms: Terms = {},
  more: Record<string, string> = {},
  register: string | null = null,
): void {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  const files = { ...marchFiles, ...more };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(home, file), text);
  writeFileSync(join(home, 'acme.yaml'), policyText(terms));
  const config = [
    'policies: acme.yaml',
    'as_of: 2026-03-31T18:00:00Z',
    'ingest:',
    ...Object.keys(files).map((file) => `  - files: ${file}`),
    'report: { format: [json] }',
    'out: out',
    ...(register === null ? [] : ['waivers: waivers.csv']),
  ];
  if (register !== null) writeFileSync(join(home, 'waivers.csv'), register);
  writeFileSync(join(home, 'punctual.yaml'), `${config.join('\n')}\n`);
}

const late = {
  'late.csv': events(
    answer('late-1', 'B-late', '2026-03-10T10:30:00Z'),
    answer('late-2', 'B-worse', '2026-03-11T10:30:00Z'),
  ),
};

const monthly = (name: string, ...more: string[]) =>
  punctual('report', 'monthly', '--workspace', name, '--month', '2026-03', ...more);

async function diff(...argv: string[]): Promise<RunDifference> {
  const told = await punctual('diff', ...argv, '--workspace', 'first', '--format', 'json');
  expect(told).toMatchObject({ exitCode: 0, err: '' });
  return JSON.parse(told.out).differences[0];
}

const movesOf = ({ obligations }: RunDifference) =>
  obligations.map(({ caseId, before, now, causes }) => [
    caseId,
    before?.verdict ?? null,
    now?.verdict ?? null,
    causes.map(({ kind, subject }) => [kind, subject ?? ''].join(' ').trim()).join(' + '),
  ]);

const moved = [
  ['B-late', 'missed', 'met', 'late events'],
  ['B-worse', 'missed', 'met', 'late events'],
];

beforeAll(async () => {
  workspace('first');
  await punctual('run', 'first/punctual.yaml', '--month', '2026-03');
  expect((await monthly('first', '--publish')).out).toContain('recorded as acme-2026-03@1');
  cpSync(join(folder, 'first'), join(folder, 'second'), { recursive: true });
  workspace('second', {}, late);
  await punctual('run', 'second/punctual.yaml', '--month', '2026-03');
  reported = (await monthly('second', '--publish')).out;
}, 120_000);

test('a month is published from the command line, and once for what it says', async () => {
  expect(reported).toContain('recorded as acme-2026-03@2');
  const again = await monthly('first', '--publish');
  expect(again.out).toContain('nothing changed since acme-2026-03@1; nothing recorded');
  const page = JSON.parse(readFileSync(join(folder, 'second/out/acme-2026-03.json'), 'utf8'));
  expect(page.restated.heading).toMatch(
    /^\d of \d+ figures moved since publication 1, by late data$/,
  );
  expect(page.restated.blocks.map(({ kind }: { kind: string }) => kind)).toEqual([
    'table',
    'table',
    'table',
    'table',
    'facts',
  ]);
  await monthly('first');
  const same = JSON.parse(readFileSync(join(folder, 'first/out/acme-2026-03.json'), 'utf8'));
  expect(same.restated).toMatchObject({
    heading: 'No figure moved since publication 1',
    counted: 'Against acme-2026-03@1, as of 31 Mar 2026, 18:00 UTC.',
    blocks: [],
  });
});

test('a publication, its folder, a workspace and a database are all runs, and say the same of what moved', async () => {
  for (const [before, now] of [
    ['acme-2026-03@1', 'second'],
    ['acme-2026-03', 'second/punctual.duckdb'],
    ['first/published/acme-2026-03/1', 'second/published/acme-2026-03/2'],
    ['first/published/acme-2026-03', 'second/published/acme-2026-03'],
    ['first', 'second'],
    ['first', 'second/published/acme-2026-03/2'],
  ]) {
    const told = await diff(before ?? '', now ?? '');
    expect([before, now, movesOf(told)]).toEqual([before, now, moved]);
    const rate = told.figures.find(({ now: figure }) => figure?.id === 'first_response/rate');
    expect(rate?.shares).toMatchObject([{ items: 2, amount: expect.closeTo(2 / 16) }]);
  }
});

test('the register of waivers that a workspace names is part of its run, and a cause of its own', async () => {
  cpSync(join(folder, 'second'), join(folder, 'third'), { recursive: true });
  const register = 'case_id,reason,approver,approved_on\nB-friday,agreed,Ann,2026-04-01\n';
  workspace('third', {}, late, register);
  await monthly('third', '--publish');
  for (const [before, now, ...more] of [
    ['second/published/acme-2026-03/2', 'third'],
    ['second/published/acme-2026-03/2', 'third/published/acme-2026-03/3'],
    ['second', 'third', '--month', '2026-03'],
  ]) {
    const told = await diff(before ?? '', now ?? '', ...more);
    expect(told.differences).toEqual([{ kind: 'waiver', subject: null, through: null }]);
    expect(told.obligations).toEqual([]);
    const moved = told.figures.map(({ now: is, shares }) => [
      is?.id,
      shares.map(({ causes: [cause], items }) => [cause?.kind, items]),
    ]);
    expect([now, moved]).toEqual([
      now,
      [
        ['first_response/waived_rate', [['waiver', 1]]],
        ['first_response/gold/low/waived_rate', [['waiver', 1]]],
        ['all/waived_kept', [['waiver', 1]]],
      ],
    ]);
  }
  const whole = await diff('second', 'third');
  expect([whole.figures, whole.details.figuresCompared]).toEqual([[], 0]);
});

test('a ledger file is a run without reasons', async () => {
  await punctual('ledger', '--workspace', 'first', '--out', 'ledger.csv');
  const bare = await diff('ledger.csv', 'second');
  expect(movesOf(bare)).toEqual(moved.map(([id, from, to]) => [id, from, to, 'untold']));
  expect(bare.before).toMatchObject({ name: 'ledger.csv', asOfMs: null, programVersion: null });
  const same = await diff('ledger.csv', 'first');
  expect([same.figures, same.obligations]).toEqual([[], []]);
});

test('an evidence pack is a run: with its inputs it tells the facts, without them that its exports are others', async () => {
  const pack = (...argv: string[]) =>
    punctual('pack', '--workspace', 'first', '--no-report', ...argv);
  expect((await pack('--out', 'pack')).err).toBe('');
  expect((await pack('--out', 'pack.zip')).err).toBe('');
  expect((await pack('--out', 'bare', '--hashes-only')).err).toBe('');
  for (const name of ['pack', 'pack.zip']) {
    expect([name, movesOf(await diff(name, 'second'))]).toEqual([name, moved]);
  }
  expect(movesOf(await diff('bare', 'second'))).toEqual(
    moved.map(([id, from, to]) => [id, from, to, 'data']),
  );
  const same = await diff('first', 'pack.zip');
  expect([same.figures, same.obligations, same.differences]).toEqual([[], [], []]);
});

test('the text tells what moved from which verdict to which, each figure, and each obligation with its cause', async () => {
  const told = await punctual(
    'diff',
    'acme-2026-03@1',
    'second',
    '--workspace',
    'first',
    '--limit',
    '1',
  );
  expect(told.exitCode).toBe(0);
  const [first, tables] = told.out.replaceAll('\u00a0', ' ').split('\n\n21 of 123 figures ');
  expect(first).toBe(`acme: acme-2026-03@1 (as of 31 Mar 2026, 18:00 UTC, policy 1, Punctual 0.1.0)
  → second (as of 31 Mar 2026, 18:00 UTC, policy 1, Punctual 0.1.0)
Data, late: 2 facts of events in late.csv.

2 obligations moved:
  Before  Now  n
  missed  met  2

8 of 20 figures moved:

  Figure                                                    Before      Now          Change        Why
  First response                                            81 % of 16  93 % of 16   +12.5 points  late data (events) (2)
  First response: lowest over the readings                  75 %        87 %         +12.5 points  late data (events) (2)
  First response: highest over the readings                 81 %        93 %         +12.5 points  late data (events) (2)
  First response, gold, high                                85 % of 14  100 % of 14  +14.3 points  late data (events) (2)
  First response, gold, high: 90 % within                   1 h 30 min  27 min       −1 h 3 min    late data (events) (2)
  Cases with every promise kept                             81 % of 16  93 % of 16   +12.5 points  late data (events) (2)
  Cases with every promise kept: lowest over the readings   75 %        87 %         +12.5 points  late data (events) (2)
  Cases with every promise kept: highest over the readings  81 %        93 %         +12.5 points  late data (events) (2)

acme/1/B-late/first_response/2026-03-10T10:00:00.000Z
  missed, answered 10 Mar 2026, 12:00 UTC → met, answered 10 Mar 2026, 10:30 UTC
  by late data (events)
1 more obligation: --limit 2 lists them.`);
  expect(tables).toMatch(/^in tables and charts moved:\n\nNear misses, 4:\n/);
  expect(tables).toMatch(
    /Missed of what began Tue 10:00 +1 of 4 +0 of 4 +late data \(events\) \(1\)\n/,
  );
  expect(tables).toMatch(/late.csv: rows read +0 +2 +\+2 +late data \(events\)\n/i);
});

test('what is no run is told with what is', async () => {
  const unknown = await punctual('diff', 'acme-2026-04@1', 'second', '--workspace', 'first');
  expect(unknown).toMatchObject({ exitCode: 2, out: '' });
  expect(unknown.err).toContain('"acme-2026-04@1" is no publication and no file or folder.');
  const empty = await punctual('diff', 'first/acme.yaml', 'second');
  expect(empty.err).toContain('is no database, no pack and no ledger as Parquet or CSV');
});
