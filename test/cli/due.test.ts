import { expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { packageRoot } from '../../pipeline/root.js';
import { captureIo } from './captured-io.js';

const friday = ['--opened', '2026-03-06T16:40', '--zone', 'America/New_York'];
const standard = ['--policy', 'ownbackup', '--tier', 'standard', '--severity', 'high'];

async function due(...argv: string[]) {
  const io = captureIo({ cwd: packageRoot });
  const exitCode = await run(['due', ...argv], io);
  return { exitCode, out: io.out(), err: io.err() };
}

test('a case of Friday afternoon is due on Monday, and every other reading says when', async () => {
  const { exitCode, out } = await due(
    ...[...standard, '--site', 'us', ...friday, '--promise', 'first_response'],
  );
  expect(exitCode).toBe(0);
  expect(out).toBe(`OwnBackup Customer Support Policy, version 2.7
  A case of tier standard, severity high, site us, opened Fri 6 Mar 2026, 16:40
  EST.

First response: due Mon 9 Mar, 05:40 EDT
  OB-16 (Standard, High): 4 business hours of United States support hours.
  15 other readings agree. Another reading:
    due Sun 8 Mar, 06:40 EDT
      business-location=union: Any of the three windows, whichever is open.
      strict: Every open clause read for the customer.
    due Mon 9 Mar, 06:40 EDT
      zone=fixed: Standard time all year, five hours behind, level with, and two
      hours ahead of UTC.

Not answered without data:
  company-holidays=list: needs a holidays table with the dates of us, uk and
  israel
`);
});

test('without --promise every promise is answered', async () => {
  const { out } = await due(...standard, '--site', 'us', ...friday);
  expect(out).toContain('\nFirst response: due Mon 9 Mar, 05:40 EDT\n');
  expect(out).toContain(
    '\nUpdate (for a public message of ours at that instant): due Mon 9 Mar, 05:40 EDT\n',
  );
});

test('an offset says the instant, and the zone where it is read', async () => {
  const { out } = await due(
    ...[...standard, '--site', 'us', '--opened', '2026-03-06T21:40Z', '--zone', 'Europe/London'],
  );
  expect(out).toContain('opened Fri 6 Mar 2026, 21:40');
  expect(out).toContain('First response: due Mon 9 Mar, 09:40 GMT');
});

test('both ends of a range are told, and a reading that lacks a fact says which', async () => {
  const { out } = await due(
    ...['--policy', 'openback', '--tier', 'growth', '--severity', '2'],
    ...['--opened', '2026-03-06T16:40Z'],
  );
  expect(out).toContain(
    'First response: due Tue 10 Mar, 16:40 UTC (by the lower end of the range Mon 9 Mar, 16:40 UTC)',
  );
  expect(out).toMatch(/ {4}no answer without the channel\n {6}out-of-hours=yes: /);
});

test('what is not owed says why, and under which reading it would be', async () => {
  const { out } = await due(
    ...['--policy', 'ownbackup', '--tier', 'premier', '--severity', 'high'],
    ...['--category', 'training', ...friday, '--promise', 'first_response'],
  );
  expect(out).toContain('First response: nothing is owed: out of scope\n');
  expect(out).toContain('    due Fri 6 Mar, 17:40 EST\n      out-of-scope=counted: ');
});

test('as JSON the house comes first and equal dues are together', async () => {
  const { out } = await due(...standard, '--site', 'us', ...friday, '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    policy: { id: 'ownbackup', version: '2.7' },
    opened_at: '2026-03-06T21:40:00.000Z',
    promises: [
      {
        promise: 'first_response',
        house: { due_at: '2026-03-09T09:40:00.000Z', due_low_at: null, why: null },
        others: [
          {
            due_at: '2026-03-08T10:40:00.000Z',
            readings: [{ scenario: 'business-location=union' }, { scenario: 'strict' }],
          },
          { due_at: '2026-03-09T10:40:00.000Z', readings: [{ scenario: 'zone=fixed' }] },
        ],
      },
      { promise: 'update' },
    ],
  });
});

test.each([
  [
    ['--policy', 'nobody', '--severity', 'high', ...friday],
    /^There is no policy "nobody"\.\n {2}Known are crashplan, openback, ownbackup, probax/,
  ],
  [
    [
      '--policy',
      'ownbackup',
      '--tier',
      'gold',
      '--severity',
      'urgent',
      '--site',
      'mars',
      ...friday,
    ],
    'The policy "ownbackup" has no tier "gold".\n  It has premier, standard.\n' +
      'The policy "ownbackup" has no severity "urgent".\n  It has high, medium, low.\n' +
      'The policy "ownbackup" has no site "mars".\n  It has us, uk, israel.\n',
  ],
  [
    [...standard, ...friday],
    'The answer of "ownbackup" depends on the site.\n  Name it with --site: us, uk, israel.\n',
  ],
  [
    [...standard, '--site', 'us', '--opened', '2026-03-06T16:40'],
    '--opened: "2026-03-06T16:40" does not say where the clock stood.\n  Name its zone with --zone, e.g. --zone America/New_York, or write an offset.\n',
  ],
  [
    [...standard, '--site', 'us', '--opened', 'yesterday', '--zone', 'Europe/London'],
    /^--opened: "yesterday" is no time\.\n/,
  ],
  [
    [...standard, '--site', 'us', ...friday, '--promise', 'resolution'],
    'The policy "ownbackup" makes no promise of resolution.\n  It has first_response, update.\n',
  ],
  [
    [...standard, '--site', 'us', '--opened', '2019-03-06T16:40Z'],
    'No version of the policy "ownbackup" is in force on 2019-03-06.\n  It has 2.7 (from 2021-01-01 on); --policy-version names one whatever the date.\n',
  ],
] as const)('%j is told how to ask', async (argv, told) => {
  const { exitCode, err } = await due(...argv);
  expect(exitCode).toBe(2);
  if (typeof told === 'string') expect(err).toBe(told);
  else expect(err).toMatch(told);
});

test('a version can be asked before it was in force', async () => {
  const { out } = await due(
    ...[...standard, '--site', 'us', '--policy-version', '2.7', '--opened', '2019-03-08T21:40Z'],
  );
  expect(out).toContain('First response: due ');
});
