import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { ingestFiles } from '../../pipeline/ingest/ingest.js';
import { replay } from '../../pipeline/replay.js';
import { packageRoot } from '../../pipeline/root.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { sampleFiles, shipped } from '../queries/sample.js';
import { captureIo } from './captured-io.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-whatif-'));

beforeAll(async () => {
  writeFileSync(
    join(folder, 'punctual.yaml'),
    'whatifs:\n  - { name: All Premier, policy: ownbackup, tier: premier }\n  - { name: Quick, targets: "first_response=1 hour" }\n',
  );
  const warehouse = await openWarehouse(join(folder, 'punctual.duckdb'));
  await ingestFiles(warehouse, sampleFiles);
  await replay(warehouse, {
    policies: shipped('ownbackup', 'openback'),
    asOfMs: Date.parse('2026-10-31T23:59:59Z'),
    scenarios: 'house',
  });
  warehouse.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function whatif(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const exitCode = await run(['whatif', ...argv], io);
  return { exitCode, out: io.out().replaceAll('\u00a0', ' '), err: io.err() };
}

test('an account’s quarter under another tier stands beside the contract’s', async () => {
  const { exitCode, out } = await whatif(
    ...['--account', 'OWN-US-0003', '--quarter', '2026-Q3', '--tier', 'Premier'],
  );
  expect(exitCode).toBe(0);
  expect(
    out.split('\nFor example:')[0],
  ).toBe(`OwnBackup Customer Support Policy, third quarter 2026 (UTC), Wexley Legal,
  Inc.: 43 cases, 61 obligations by the contract’s due.
Judged under Premier:
  33 % of the same 15 first responses (5 of 15), against 53 % (8 of 15) as
    contracted.
  50 % of the same 32 updates (16 of 32), against 71 % (23 of 32) as
    contracted.

Promise             As contracted       Premier             Judged otherwise
First response      53 % (8 of 15),     33 % (5 of 15),     3 met → missed
                    30 % to 75 %        15 % to 58 %
Update              71 % (23 of 32),    50 % (16 of 32),    7 met → missed
                    54 % to 84 %        33 % to 66 %
`);
  expect(out).toContain('nothing\n  hinges on it.');
});

test('it says judged, and never that something would have been', async () => {
  const { out } = await whatif(
    '--quarter',
    '2026-Q3',
    '--tier',
    'premier',
    '--policy',
    'ownbackup',
    '--cells',
  );
  expect(out).toContain('- Standard, High');
  expect(out).not.toMatch(/would|could have|violat|fail/i);
});

test('a policy that does not know the terms is left out where another does, and said', async () => {
  const { exitCode, out, err } = await whatif('--quarter', '2026-Q3', '--tier', 'premier');
  expect(exitCode).toBe(0);
  expect(out).toContain('OwnBackup Customer Support Policy');
  expect(err).toBe('Not judged: OpenBack Customer Support Policy has no tier "premier".\n');
});

test('standing what-ifs are those of punctual.yaml, as CSV with raw figures', async () => {
  const { exitCode, out } = await whatif('--standing', '--quarter', '2026-Q3', '--out', 'all.csv');
  expect([exitCode, out]).toEqual([0, 'Wrote all.csv.\n']);
  const [head, ...rows] = readFileSync(join(folder, 'all.csv'), 'utf8').trim().split('\r\n');
  expect(head).toContain('what_if,terms,policy,account_id,period,reading,promise,tier,severity');
  expect(
    rows.filter((row) =>
      row.startsWith('All Premier,Premier,ownbackup,,2026-Q3,house,first_response,,'),
    ),
  ).toHaveLength(1);
  const named = new Set(rows.map((row) => row.split(',').slice(0, 3).join(' | ')));
  expect([...named]).toEqual([
    'All Premier | Premier | ownbackup',
    'Quick | a target of first responses within 1 hour | openback',
    'Quick | a target of first responses within 1 hour | ownbackup',
  ]);
});

test('every obligation behind the figures is a row with both judgements', async () => {
  const { out } = await whatif(
    ...['--account', 'OWN-US-0003', '--quarter', '2026-Q3', '--tier', 'premier'],
    ...['--rows', 'rows.csv'],
  );
  expect(out).toBe('Wrote rows.csv.\n');
  const [head = '', ...rows] = readFileSync(join(folder, 'rows.csv'), 'utf8').trim().split('\r\n');
  expect(rows).toHaveLength(61);
  const columns = head.split(',');
  const both = rows.map((row) => {
    const fields = row.split(',');
    const of = (name: string) => fields[columns.indexOf(name)];
    return `${of('promise')} ${of('contract_verdict')} ${of('what_if_verdict')}`;
  });
  expect(both.filter((row) => row === 'first_response met missed')).toHaveLength(3);
  expect(both.filter((row) => row === 'update met missed')).toHaveLength(7);
  expect(rows.find((row) => row.includes('OWN-0000699,first_response'))).toBe(
    ',Premier,ownbackup,2026-Q3,house,OWN-US-0003,OWN-0000699,first_response,standard,low,2026-08-06T18:21:46.000Z,2026-08-07T10:03:47.000Z,1 business day,2026-08-07T12:21:46.000Z,met,8 hours,2026-08-07T02:21:46.000Z,missed,',
  );
});

test('JSON holds the whole finding', async () => {
  await whatif('--standing', 'All Premier', '--quarter', '2026-Q3', '--out', 'one.json');
  const found: unknown = JSON.parse(readFileSync(join(folder, 'one.json'), 'utf8'));
  expect(found).toMatchObject([
    { name: 'All Premier', reading: 'house', changes: [{ kind: 'tier', tier: { id: 'premier' } }] },
  ]);
});

test('another version of the same policy judges from its file, named by it or by its version', async () => {
  const text = readFileSync(join(packageRoot, 'policies', 'ownbackup-2.7.yaml'), 'utf8')
    .replace("version: '2.7'", "version: '2.6'")
    .replace('from: 2021-01-01', 'from: 2020-01-01\n  to: 2020-12-31')
    .replace(
      'high: { target: 4 business hours, clause: OB-16 }',
      'high: { target: 1 business hour, clause: OB-16 }',
    );
  writeFileSync(join(folder, 'older.yaml'), text);
  const quarter = ['--policy', 'ownbackup', '--quarter', '2026-Q3', '--cells'];
  const byFile = await whatif(...quarter, '--under', 'older.yaml');
  expect(byFile.out).toContain('Judged under OwnBackup Customer Support Policy, version 2.6');
  expect(byFile.out.replaceAll(/\s+/g, ' ')).toContain('4 business hours: 1 business hour:');
  const byVersion = await whatif(
    ...[...quarter, '--under', 'ownbackup@2.6', '--policy-file', 'older.yaml'],
  );
  expect(byVersion).toEqual(byFile);
});

test.each([
  [
    ['--month', '2026-09'],
    'A what-if needs other terms to judge under.',
    '--standing for those that punctual.yaml keeps',
  ],
  [['--tier', 'gold', '--policy', 'ownbackup'], 'has no tier "gold".', 'Name premier or standard.'],
  [['--target', 'first_response=soon'], '"soon" is no target.', 'Write "4 business hours"'],
  [
    ['--target', 'answers=1 hour'],
    'names no promise that a target times.',
    'Promises are first_response,',
  ],
  [
    ['--target', 'update:gold=1 hour', '--policy', 'ownbackup'],
    'The policy has no tier "gold"',
    'premier or standard, or any',
  ],
  [
    ['--calendar', 'night shift', '--policy', 'ownbackup'],
    '"night shift" is no calendar of the policy and no hours.',
    'Name always, us, uk, israel or every_location',
  ],
  [
    ['--under', 'acme', '--policy', 'ownbackup'],
    'There is no policy "acme" in reach.',
    "or a policy's file",
  ],
  [
    ['--under', 'ownbackup@1.0', '--policy', 'ownbackup'],
    'has no version "1.0" in reach.',
    'Name ownbackup@2.7',
  ],
  [
    ['--under', 'openback', '--policy', 'ownbackup'],
    'No severity has the same name in both policies',
    '--severity high=1 medium=2 low=3',
  ],
  [
    ['--under', 'openback', '--policy', 'ownbackup', '--severity', 'by-rank'],
    'cannot be paired by rank',
    'Pair them yourself',
  ],
  [
    ['--under', 'openback', '--policy', 'ownbackup', '--severity', 'high'],
    '"high" pairs no severities.',
    'OURS=THEIRS',
  ],
  [
    ['--tier', 'premier', '--reading', 'strict', '--policy', 'ownbackup'],
    'There is no scenario "strict".',
    'Scenarios are house',
  ],
  [
    ['--tier', 'premier', '--month', '2026-09', '--quarter', '2026-Q3'],
    'A what-if is of one time',
    '--quarter 2026-Q3',
  ],
  [['--tier', 'premier', '--out', 'what.pdf'], 'cannot be written to "what.pdf"', '.csv or .json'],
  [['--tier', 'premier', '--account', 'nobody'], 'names the account "nobody"', 'the nearest are'],
  [['--standing', 'None'], 'keeps no what-if "None".', 'It keeps All Premier, Quick.'],
])('%j is mended by its message', async (argv, message, hint) => {
  const { exitCode, out, err } = await whatif(...argv);
  expect([exitCode, out]).toEqual([2, '']);
  expect(err).toContain(message);
  expect(err).toContain(hint);
});
