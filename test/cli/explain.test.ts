import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { run } from '../../cli/main.js';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { replay } from '../../pipeline/replay.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { captureIo } from './captured-io.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = {
  'cases.csv': [
    'case_id,account_id,opened_at,severity,channel,subject',
    'OWN-1,A-1,2026-03-06T21:40:00Z,high,email,Backup stopped',
    'OWN-2,A-1,2026-03-07T21:40:00Z,high,email,Later',
    'OWN-3,A-9,2026-03-06T21:40:00Z,high,email,Stranger',
  ],
  'events.csv': [
    'event_id,case_id,at,type,actor_type,actor_id,visibility,value',
    '1,OWN-1,2026-03-06T21:40:00Z,message,customer,u-1,public,',
    '2,OWN-1,2026-03-06T21:40:00Z,status,system,,,open',
    '3,OWN-1,2026-03-09T10:00:00Z,message,agent,agent-7,public,',
    '4,OWN-1,2026-03-09T10:00:00Z,status,agent,agent-7,,solved',
  ],
  'surveys.csv': [
    'case_id,sent_at,answered_at,score,scale_min,scale_max,comment,respondent_id',
    'OWN-1,2026-03-09T14:00:00Z,2026-03-10T09:30:00Z,3,1,5,,u-1',
  ],
  'accounts.csv': ['account_id,name,site,time_zone', 'A-1,Acme,us,America/New_York'],
  'contracts.csv': ['account_id,policy,tier,starts_on', 'A-1,ownbackup,standard,2026-01-01'],
};

async function punctual(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const exitCode = await run(argv, io);
  return { exitCode, out: io.out(), err: io.err() };
}

beforeAll(async () => {
  for (const [name, lines] of Object.entries(files)) {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  }
  expect((await punctual('ingest', ...Object.keys(files))).exitCode).toBe(0);
  expect((await punctual('explain', 'OWN-1')).err).toBe(
    'There is no ledger to explain: the cases of this workspace were not replayed yet.\n  Run punctual replay first.\n',
  );
  const warehouse = await openWarehouse(join(folder, 'punctual.duckdb'));
  const asOfMs = Date.parse('2026-03-20T00:00:00Z');
  await replay(warehouse, { policies: loadShippedPolicies(), asOfMs });
  warehouse.close();
}, 120_000);

test('a case is explained in sentences, with its hours and what other readings say', async () => {
  const { exitCode, out } = await punctual('explain', 'OWN-1');
  expect(exitCode).toBe(0);
  expect(out).toBe(`Case OWN-1: Backup stopped
  Opened for Acme (A-1) on Fri 6 Mar 2026, 16:40 EST by email.
  Contract: ownbackup, standard, from 2026-01-01, the only one in force on
  2026-03-06. Judged by OwnBackup Customer Support Policy, version 2.7.
  Severity high throughout.
  Obligations: 1 missed. The data is complete up to Thu 19 Mar 2026, 20:00 EDT;
  times are those of America/New_York.

First response: missed, 20 min late
  OB-16 (Standard, High) promises a first response within 4 business hours of
  United States support hours. The case was opened on Fri 6 Mar, 16:40 EST. It
  was due on Mon 9 Mar, 05:40 EDT. agent-7 answered on Mon 9 Mar, 06:00 EDT
  (event 3).
    Fri 6 Mar 16:40 – 17:00            20 min
    Fri 6 Mar 17:00 – Mon 9 Mar 02:00  closed             night, Saturday and Sunday
    Mon 9 Mar 02:00 – 05:40            3 h 40 min
    Mon 9 Mar 05:40 – 06:00            20 min             late
    In all                             4 h 20 min of 4 h
  Another reading would say otherwise:
    met, due Mon 9 Mar, 06:40 EDT
      zone=fixed: Standard time all year, five hours behind, level with, and two
      hours ahead of UTC.
  Missed too, by another due, under strict and business-location=union.

Satisfaction: not satisfied
  The customer was invited to judge the case on Mon 9 Mar, 10:00 EDT, 4 h after
  the closing (surveys.csv row 1). The answer on Tue 10 Mar, 05:30 EDT was 3 on
  the scale from 1 to 5; what counts as satisfied is 4 or 5.
`);
});

test('the strip shows closed hours, messages by side and the due, at the width of the terminal', async () => {
  const { out } = await punctual('explain', 'OWN-1', '--strip');
  const lines = out.split('\n');
  const start = lines.findIndex((line) => line.includes('6 Mar 16:40') && !line.includes(','));
  expect(lines.slice(start, start + 6)).toEqual([
    '            6 Mar 16:40                       Sun 8 Mar',
    expect.stringMatching(/^ {2}customer {2}▲$/),
    expect.stringMatching(/^ {2}hours {5}[─░]{67}$/),
    expect.stringMatching(/^ {2}support {66,}●$/),
    expect.stringMatching(/^ {2}due {60,}✗$/),
    '            ─ open  ░ closed  ▲ customer  ● agent  ✗ due, missed',
  ]);
});

test('only the promise that is asked for is told, as the scenario reads it, in the zone asked for', async () => {
  const { out } = await punctual(
    ...['explain', 'OWN-1', '--scenario', 'zone=fixed', '--zone', 'Europe/London'],
    ...['--promise', 'first_response'],
  );
  expect(out).toContain('First response: met, with 40 min to spare');
  expect(out.replaceAll(/\s+/g, ' ')).toContain('It was due on Mon 9 Mar, 10:40 GMT.');
  expect(out).toContain(
    '    missed, due Mon 9 Mar, 09:40 GMT\n      house: Every clause as the house reads it.\n    missed, due Sun',
  );
  const none = await punctual('explain', 'OWN-1', '--promise', 'update');
  expect(none.out).not.toContain('Update 1');
  expect(none.out).not.toContain('Satisfaction');
});

test('as JSON it is one value of a known shape, with ISO instants', async () => {
  const { out } = await punctual('explain', 'OWN-1', '--format', 'json');
  const told = shape.parse(JSON.parse(out));
  const [obligation] = told.obligations;
  const counted = obligation?.stretches.reduce((sum, { counted_ms }) => sum + counted_ms, 0);
  expect(obligation?.due_at).toBe('2026-03-09T09:40:00.000Z');
  expect(told.invitations).toMatchObject([{ score: 3, good_from: 4, answer: 'not_good' }]);
  expect(out).not.toContain('respondent');
  expect(counted).toBe(obligation?.elapsed_ms);
  expect(counted).toBe(15_600_000);
});

test.each([
  [['OWN-12'], 'There is no case "OWN-12".\n  Nearest are OWN-1, OWN-2, OWN-3.\n'],
  [
    ['OWN-1', '--scenario', 'zone=fix'],
    /^The ledger has no scenario "zone=fix" for policy "ownbackup"\.\n {2}It has house, strict, lenient, .*zone=fixed/,
  ],
  [
    ['OWN-1', '--scenario', 'company-holidays=list'],
    'The scenario "company-holidays=list" was not computed: it needs a holidays table with the dates of us, uk and israel.\n  Load what it needs, and run punctual replay again.\n',
  ],
  [
    ['OWN-1', '--zone', 'Gotham'],
    '"Gotham" is no time zone.\n  Write an IANA name such as Europe/London, or a fixed offset such as UTC+2.\n',
  ],
  [['OWN-1', '--workspace', 'nowhere'], /^There is no database in nowhere\.\n/],
] as const)('%j is told how to go on', async (argv, told) => {
  const { exitCode, err } = await punctual('explain', ...argv);
  expect(exitCode).toBe(2);
  if (typeof told === 'string') expect(err).toBe(told);
  else expect(err).toMatch(told);
});

test('a case without a contract is explained as one', async () => {
  const { exitCode, out } = await punctual('explain', 'OWN-3');
  expect(exitCode).toBe(0);
  expect(out).toContain('No contract on 2026-03-06: the account has none, so nothing is owed.');
});

test('a case that was loaded after the replay asks for another', async () => {
  writeFileSync(
    join(folder, 'late.csv'),
    'case_id,account_id,opened_at\nNEW-1,A-1,2026-03-08T00:00:00Z\n',
  );
  await punctual('ingest', 'late.csv', '--table', 'cases');
  const { err } = await punctual('explain', 'NEW-1');
  expect(err).toBe(
    'The case "NEW-1" was loaded after the last replay.\n  Run punctual replay again.\n',
  );
});

const instant = z.iso.datetime().nullable();
const stretch = z.strictObject({
  from_at: z.iso.datetime(),
  to_at: z.iso.datetime(),
  state: z.enum(['counted', 'paused', 'closed']),
  counted_ms: z.number(),
  reasons: z.array(
    z.strictObject({
      kind: z.enum(['night', 'outside_hours', 'weekday', 'holiday', 'short_day', 'status']),
      says: z.string(),
      date: z.iso.date().nullable(),
    }),
  ),
});
const evidence = z
  .strictObject({
    type: z.string(),
    at: z.iso.datetime(),
    actor_type: z.string().nullable(),
    actor_id: z.string().nullable(),
    value: z.string().nullable(),
    event_id: z.string().nullable(),
    file: z.string().nullable(),
    row: z.number(),
    column: z.string().nullable(),
  })
  .nullable();
const obligation = z.strictObject({
  obligation_id: z.string(),
  promise: z.string(),
  sequence: z.number(),
  tier: z.string().nullable(),
  severity: z.string().nullable(),
  clause: z
    .strictObject({
      id: z.string(),
      heading: z.string().nullable(),
      paraphrase: z.string().nullable(),
    })
    .nullable(),
  target: z.string().nullable(),
  target_ms: z.number().nullable(),
  target_low_ms: z.number().nullable(),
  day_count: z.enum(['business_hours', 'same_time', 'end_of_day']).nullable(),
  calendar: z
    .strictObject({ id: z.string(), name: z.string(), zones: z.array(z.string()) })
    .nullable(),
  pauses: z.array(z.string()),
  is_aim: z.boolean(),
  started_at: instant,
  started_by: evidence,
  due_at: instant,
  due_low_at: instant,
  satisfied_at: instant,
  satisfied_by: evidence,
  ended_at: instant,
  ended_by: evidence,
  elapsed_ms: z.number().nullable(),
  overdue_ms: z.number().nullable(),
  targets_in_gap: z.number().nullable(),
  verdict: z.enum(['met', 'missed', 'running', 'void', 'excluded', 'unmeasured']),
  reason: z.string().nullable(),
  stretches: z.array(stretch),
  until_due: z.array(stretch),
  settled: z.boolean(),
  hinges_on: z.array(z.string()),
  other_readings: z.array(
    z.strictObject({
      scenario: z.string(),
      reading: z.string().nullable(),
      option: z.string().nullable(),
      clause: z.string().nullable(),
      says: z.string(),
      verdict: z.string(),
      due_at: instant,
      satisfied_at: instant,
      target: z.string().nullable(),
      reason: z.string().nullable(),
      is_other_verdict: z.boolean(),
    }),
  ),
});
const invitation = z.strictObject({
  sent_at: instant,
  closed_at: instant,
  answered_at: instant,
  is_in_events: z.boolean(),
  is_in_surveys: z.boolean(),
  is_in_case_row: z.boolean(),
  score: z.number().nullable(),
  scale_min: z.number().nullable(),
  scale_max: z.number().nullable(),
  good_from: z.number().nullable(),
  has_parts: z.boolean().nullable(),
  answer: z.enum(['good', 'not_good', 'blank', 'no_scale', 'off_scale', 'later', 'none']),
  has_comment: z.boolean(),
  file: z.string().nullable(),
  row: z.number(),
});
const neighbour = z.strictObject({
  case_id: z.string(),
  tier: z.string().nullable(),
  severity: z.string().nullable(),
  at: instant,
});

const shape = z.strictObject({
  case_id: z.string(),
  account_id: z.string(),
  account_name: z.string().nullable(),
  subject: z.string().nullable(),
  channel: z.string().nullable(),
  category: z.string().nullable(),
  opened_at: z.iso.datetime(),
  as_of: z.iso.datetime(),
  scenario: z.string(),
  policy: z.strictObject({ id: z.string(), version: z.string(), name: z.string() }).nullable(),
  contract: z.strictObject({
    opened_date: z.iso.date(),
    time_zone: z.string(),
    chosen: z
      .strictObject({
        policy: z.string(),
        tier: z.string().nullable(),
        plan: z.string().nullable(),
        starts_on: z.iso.date(),
        ends_on: z.iso.date().nullable(),
      })
      .nullable(),
    chosen_by: z.enum(['only', 'product', 'latest', 'default', 'none']),
    in_force: z.number(),
    known: z.number(),
  }),
  severities: z.array(z.strictObject({ at: z.iso.datetime(), severity: z.string() })),
  statuses: z.array(
    z.strictObject({ status: z.string(), from_at: z.iso.datetime(), to_at: instant }),
  ),
  messages: z.array(
    z.strictObject({ at: z.iso.datetime(), side: z.enum(['customer', 'agent', 'system']) }),
  ),
  invitations: z.array(invitation),
  hours: z.array(stretch),
  unjudged: z.strictObject({ verdict: z.string(), reason: z.string().nullable() }).nullable(),
  obligations: z.array(obligation),
  elsewhere: z.array(
    z.strictObject({
      scenario: z.string(),
      says: z.string(),
      promise: z.string(),
      count: z.number(),
      missed: z.number(),
    }),
  ),
  described: z.array(z.looseObject({ kind: z.string(), clause: z.string() })),
  queue: z
    .strictObject({
      clause: z.strictObject({
        id: z.string(),
        heading: z.string().nullable(),
        paraphrase: z.string().nullable(),
      }),
      keys: z.array(z.string()),
      tolerance_ms: z.number(),
      responded_at: instant.nullable(),
      overtook: z.number(),
      overtook_first: z.array(neighbour),
      overtaken_by: z.number(),
      overtaken_first: z.array(neighbour),
    })
    .nullable(),
});
