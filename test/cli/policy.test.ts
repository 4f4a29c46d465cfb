import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { changed, samplePolicy } from '../policy/sample-policy.js';
import { captureIo } from './captured-io.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-policy-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, 'acme.yaml'), samplePolicy);
writeFileSync(join(folder, 'bad.yaml'), changed('holidays: [bank]', 'holidays: [banks]'));

async function punctual(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const exitCode = await run(argv, io);
  return { exitCode, out: io.out(), err: io.err() };
}

test('list has a line for each policy that comes with the program', async () => {
  const { exitCode, out } = await punctual('policy', 'list');
  expect(exitCode).toBe(0);
  expect(out.split('\n').map((line) => line.split(/\s{2,}/)[0])).toEqual([
    'POLICY',
    'crashplan',
    'openback',
    'ownbackup',
    'probax',
    '',
  ]);
  const json: unknown = JSON.parse((await punctual('policy', 'list', '--format', 'json')).out);
  expect(json).toHaveLength(4);
});

test('show prints the targets, hours, rules, readings and clauses of a file', async () => {
  const { exitCode, out } = await punctual('policy', 'show', 'acme.yaml');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^Acme Support \(acme 1\)\n/);
  expect(out).toContain('       High                 Low\n');
  expect(out).toContain('Gold   1 hour               4 business hours\n');
  expect(out).toContain('Basic  1 - 2 business days  1 - 2 business days\n');
  expect(out).toContain('  tier is gold: Office and night (both)\n');
  expect(out).toContain('  everyone else: Office hours (office)\n');
  expect(out).toContain('    sat 10:00–12:00, hours but no business day\n');
  expect(out).toContain('    lower [strict]: The lower one.\n');
  expect(out).toContain('  training (AC-02): everything excluded, “out of scope”\n');
  expect(out).toContain('  AC-02  Training\n');
});

test('show reads a policy as a scenario does', async () => {
  const scenario = ['--scenario', 'range=lower'];
  expect((await punctual('policy', 'show', 'acme.yaml', ...scenario)).out).toContain(
    'Of a range the lower end binds',
  );
  const unknown = await punctual('policy', 'show', 'acme.yaml', '--scenario', 'range=middle');
  expect(unknown).toEqual({
    exitCode: 2,
    out: '',
    err: 'Policy "acme" has no scenario "range=middle".\n  Write house, strict, lenient or READING=OPTION; punctual policy show lists the readings.\n',
  });
});

test('an unknown policy is told with those that are known', async () => {
  const { exitCode, err } = await punctual('policy', 'show', 'acmee');
  expect(exitCode).toBe(2);
  expect(err).toBe(
    'There is no policy "acmee".\n  Known are crashplan, openback, ownbackup, probax; a file of your own is named by its path.\n',
  );
});

test('check says what it has checked and what it has found, and findings are no errors', async () => {
  const { exitCode, out, err } = await punctual('policy', 'check', 'acme.yaml');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out.replaceAll('\u00a0', ' ').split('\n')).toEqual([
    '1 policy, 2 clauses, 1 reading, 1 worked example: nothing is wrong with the file.',
    '',
    'Acme Support (acme 1): 1 contradiction and 1 ambiguity',
    '',
    'CONTRADICTIONS: it cannot all hold',
    '  - A business day is counted as 8 business hours, but the Office hours are open',
    '    for 2 h on Saturdays. [AC-02]',
    '      On 86.3 % of all instants, on 45.0 % of those in opening hours; 81.7 %',
    '      under other readings. Under every reading.',
    '      Up to 65 h: opened Thu 24 Oct 2024, 09:00 BST, Basic, High, first response',
    '      as 16 business hours is due Fri 25 Oct, 17:00 BST; the same time 2',
    '      business days on Mon 28 Oct, 09:00 GMT.',
    '',
    'AMBIGUITIES: what it says in more than one way',
    '',
    '  Open readings, by how far an option moves the due times of the cells that it',
    '  touches, over all instants (p90: nine in ten move no farther; + later, −',
    '  earlier, ± both):',
    '    Open reading   option  moves    median h  p90 h  most h',
    '    range [AC-01]  lower   100.0 %  24        70     −71',
    '    Up to 71 h: opened Thu 24 Oct 2024, 11:15 BST, Basic, High, first response',
    '    is due Mon 28 Oct, 09:15 GMT; with range=lower Fri 25 Oct, 11:15 BST.',
    '',
    '  No commitment: update, daily update, next reply, resolution.',
    '',
  ]);
});

test('check tells findings as JSON, with instants as ISO texts', async () => {
  const { out } = await punctual('policy', 'check', 'acme.yaml', '--format', 'json');
  const told: unknown = JSON.parse(out);
  expect(told).toMatchObject({
    policies: [
      {
        path: 'acme.yaml',
        policy: 'acme',
        version: '1',
        year: 2024,
        instants: 35136,
        findings: [
          { code: 'day-length', severity: 'contradiction', clauses: ['AC-02'] },
          { code: 'open-reading', severity: 'ambiguity', readings: ['range'] },
        ],
        no_commitment: ['update', 'daily_update', 'next_reply', 'resolution'],
      },
    ],
    not_promised_by_all: [],
  });
  expect(out).toMatch(/"opened_at": "2024-\d\d-\d\dT\d\d:\d\d:00\.000Z"/);
});

test('check tries another year if told, and says where holidays do not cover it', async () => {
  const { out } = await punctual('policy', 'check', 'acme.yaml', '--year', '2025');
  expect(out).toContain('Holidays of bank do not cover 2025: --year tries another year.');
  const wrong = await punctual('policy', 'check', 'acme.yaml', '--year', 'next');
  expect(wrong).toMatchObject({ exitCode: 2, out: '' });
  expect(wrong.err).toContain('Write a year such as 2024.');
});

test('check looks at every policy in reach, the worst of each first', async () => {
  const { out } = await punctual('policy', 'check');
  expect(out).toMatch(
    /^4 policies, 135 clauses, 40 readings, \d+ worked examples: nothing is wrong with the files\.$/m,
  );
  const headings = out
    .split('\n')
    .filter((line) => /^(CONTRADICTIONS|INVERSIONS|GAPS|AMBIGUITIES|NOT PROMISED)/.test(line));
  expect(headings.map((line) => line.split(':')[0])).toEqual([
    ...['CONTRADICTIONS', 'GAPS', 'AMBIGUITIES'],
    ...['CONTRADICTIONS', 'INVERSIONS', 'GAPS', 'AMBIGUITIES'],
    ...['CONTRADICTIONS', 'INVERSIONS', 'GAPS', 'AMBIGUITIES'],
    ...['GAPS', 'AMBIGUITIES'],
    'NOT PROMISED BY ALL',
  ]);
  expect(
    out.split('\n').filter((line) => line.length > 80 && !/^(Note| {2}If|\d+ policies)/.test(line)),
  ).toEqual([]);
});

test('check tells the file, the line and the fix', async () => {
  expect(await punctual('policy', 'check', 'bad.yaml')).toEqual({
    exitCode: 2,
    out: '',
    err: 'bad.yaml:19: calendars.office.holidays.0: the policy has no holiday list "banks".\n  Write one of bank, or add it to holidays.\n',
  });
});

test('test works out the examples and tells how many hold', async () => {
  expect(await punctual('policy', 'test', 'acme.yaml')).toEqual({
    exitCode: 0,
    out: 'acme  1  1 of 1 example holds\n',
    err: '',
  });
});

test('test tells the example that comes out otherwise, at its line', async () => {
  writeFileSync(join(folder, 'late.yaml'), changed('03T11:00 Europe', '03T12:00 Europe'));
  expect(await punctual('policy', 'test', 'late.yaml')).toEqual({
    exitCode: 2,
    out: 'acme  1  0 of 1 example hold\n',
    err: 'late.yaml:71: "An hour is an hour." expects 2024-06-03T12:00 Europe/London under house, but it is due 2024-06-03T11:00 Europe/London.\n  Correct the example if it was worked out wrongly; else the policy’s targets, hours or readings.\n',
  });
});

test('policies that the workspace names are in reach', async () => {
  writeFileSync(join(folder, 'punctual.yaml'), 'policies: [acme.yaml]\n');
  const { out } = await punctual('policy', 'list');
  expect(out).toMatch(
    /^acme +1 +2024-01-01 – +gold, basic +high, low +first_response +1 +acme\.yaml$/m,
  );
});
