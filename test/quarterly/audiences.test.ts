import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportQuarters } from '../../cli/report-quarterly.js';
import { type Audience, audiences } from '../../pipeline/audience.js';
import { UserError } from '../../pipeline/failure.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { findWorkspace } from '../../pipeline/workspace.js';
import { hasPoppler, noPoppler, poppler } from '../browser/poppler.js';
import { captureIo } from '../cli/captured-io.js';
import { replayedSample } from './sample-quarter.js';

const account = 'OWN-US-0003';
const folder = mkdtempSync(join(tmpdir(), 'punctual-audiences-'));
let warehouse: Warehouse;
let others: readonly string[];

const planted = [
  `update raw.events set actor_id = 'agentsecret-' || actor_id where actor_type = 'agent'`,
  `update raw.events set value = 'agentsecret-' || value where type = 'assignee'`,
  `update raw.events set note = 'notesecret of ' || case_id`,
  `update raw.accounts set name = 'customersecret ' || name where account_id <> '${account}'`,
  `update raw.accounts set success_manager = 'managersecret', account_manager = 'managersecret'`,
  `update raw.surveys set comment = 'commentsecret' where score is not null`,
  `update raw.cases set extra = json_merge_patch(extra, '{"assignment_group": "groupsecret"}')`,
  `update raw.sources set path = 'sourcesecret/' || path`,
];
const note = `Told to the customer: publicwords.

## Cases

More publicwords.

## Internal

The internalsecret of the account team.
`;

beforeAll(async () => {
  warehouse = await replayedSample(planted);
  mkdirSync(join(folder, 'notes', account), { recursive: true });
  writeFileSync(join(folder, 'notes', account, '2026-Q3.md'), note);
  const rows = await warehouse.rows<{ account_id: string }>(
    `select account_id from raw.accounts where account_id <> '${account}'`,
  );
  others = rows.map(({ account_id }) => account_id);
  for (const audience of audiences) await write(audience);
}, 240_000);
afterAll(() => {
  warehouse.close();
  rmSync(folder, { recursive: true });
});

async function write(audience: Audience, asked = account) {
  const io = captureIo({ cwd: folder });
  const outcome = { exitCode: 0 };
  await reportQuarters(io, outcome, warehouse, findWorkspace(folder), {
    audience,
    account: [asked],
    quarter: '2026-Q3',
    format: ['html', 'pdf', 'json'],
  });
  return { outcome, out: io.out(), err: io.err() };
}

const path = (audience: Audience, ending: string) =>
  join(folder, 'out', 'quarterly', '2026-Q3', `own-us-0003-${audience}.${ending}`);

/** All that a reader can get out of a document: its text, its bytes as they are, and the files that go along. */
function textsOf(audience: Audience): string {
  const html = readFileSync(path(audience, 'html'), 'utf8');
  const data = [...html.matchAll(/data:text\/csv[^,]*;base64,([A-Za-z0-9+/=]+)/g)].map(
    ([, coded = '']) => Buffer.from(coded, 'base64').toString('utf8'),
  );
  const json = readFileSync(path(audience, 'json'), 'utf8');
  return [html, ...data, json, ...pdfTexts(path(audience, 'pdf'))].join('\n');
}

function pdfTexts(file: string): string[] {
  const pdf = readFileSync(file);
  const raw = pdf.toString('latin1');
  if (!hasPoppler) return [raw];
  const attached = mkdtempSync(join(folder, 'attached-'));
  poppler('pdfdetach', pdf, ['-saveall', '-o', attached]);
  return [
    raw,
    poppler('pdftotext', pdf),
    ...readdirSync(attached).map((name) => readFileSync(join(attached, name), 'utf8')),
  ];
}

describe.each([
  [
    'customer',
    [
      'customersecret',
      'agentsecret',
      'notesecret',
      'managersecret',
      'commentsecret',
      'groupsecret',
      'sourcesecret',
      'internalsecret',
      'Judged under',
      'policies/ownbackup',
    ],
    ['publicwords', 'Wexley Legal'],
  ],
  [
    'auditor',
    [
      'customersecret',
      'notesecret',
      'managersecret',
      'commentsecret',
      'groupsecret',
      'internalsecret',
      'publicwords',
      'Judged under',
    ],
    ['sourcesecret', 'ownbackup/2.7/OWN-', 'Wexley Legal'],
  ],
  [
    'internal',
    ['customersecret', 'notesecret', 'managersecret', 'commentsecret'],
    ['groupsecret', 'internalsecret', 'publicwords', 'Judged under Premier'],
  ],
] as const)('the document for the %s', (audience, secrets, told) => {
  test('holds nothing that it should not, in the page, the PDF, what goes along, and the JSON', () => {
    const text = textsOf(audience);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(others.filter((id) => text.includes(id))).toEqual([]);
  });

  test('holds what it is for', () => {
    const text = readFileSync(path(audience, 'html'), 'utf8');
    expect(told.filter((words) => !text.includes(words))).toEqual([]);
  });
});

test('the secrets that the search looks for are in the data', async () => {
  for (const [secret, where] of [
    ['agentsecret', 'raw.events where actor_id'],
    ['notesecret', 'raw.events where note'],
    ['commentsecret', 'raw.surveys where comment'],
    ['groupsecret', 'raw.cases where extra::varchar'],
  ]) {
    const [row] = await warehouse.rows<{ n: number }>(
      `select count(*) as n from ${where} like '%${secret}%'`,
    );
    expect(row?.n, secret).toBeGreaterThan(0);
  }
});

test('the words of a PDF can be searched', ({ skip }) => {
  skip(!hasPoppler, noPoppler);
  expect(pdfTexts(path('customer', 'pdf')).join(' ')).toContain('publicwords');
});

test.each([
  [
    'another customer',
    'Like at OWN-US-0001, we …',
    'The note names another account, "OWN-US-0001".',
  ],
  ['a person of ours', 'Ask agentsecret-own-agent-17.', 'The note names a person of ours'],
])('a note that names %s makes no document for the customer', async (_, words, message) => {
  const file = join(folder, 'notes', account, '2026-Q3.md');
  writeFileSync(file, `${words}\n`);
  await expect(write('customer')).rejects.toThrow(message);
  writeFileSync(file, `## Internal\n\n${words}\n`);
  expect((await write('customer')).outcome.exitCode).toBe(0);
  writeFileSync(file, note);
});

test('an unknown account, or one without a contract then, is told', async () => {
  const unknown = write('customer', 'OWN-US-003');
  await expect(unknown).rejects.toThrow(UserError);
  await expect(write('customer', 'OWN-US-003')).rejects.toThrow('names the account "OWN-US-003"');
  const [none] = await warehouse.rows<{ account_id: string }>(
    `select account_id from raw.accounts where account_id not in (
      select account_id from raw.contracts where coalesce(ends_on, date '2026-07-01') >= date '2026-07-01'
    ) and account_id not in (
      select account_id from raw.cases where opened_at_ms >= 1782864000000 and account_id is not null
    ) limit 1`,
  );
  if (none !== undefined) {
    await expect(write('customer', none.account_id)).rejects.toThrow('has no contract and no case');
  }
});
