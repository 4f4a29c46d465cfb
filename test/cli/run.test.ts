import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { packageRoot } from '../../pipeline/root.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import type { MonthlyModel } from '../../reports/monthly/contract.js';
import { captureIo } from './captured-io.js';
import { textsOf } from './texts.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-run-'));
const out = join(folder, 'out');
let first: Awaited<ReturnType<typeof punctual>>;

beforeAll(async () => {
  cpSync(join(packageRoot, 'sample-data'), join(folder, 'sample-data'), {
    recursive: true,
    filter: (path) => !basename(path).startsWith('punctual.duckdb'),
  });
  // The other documents are in test/documents.
  const config = join(folder, 'sample-data', 'punctual.yaml');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^documents: .*$/m, ''));
  first = await punctual('run', 'sample-data/punctual.yaml', '--fail-under', '90');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function punctual(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const exitCode = await run(argv, io);
  return { exitCode, out: io.out(), err: io.err() };
}

function modelOf(file: string): MonthlyModel {
  return JSON.parse(readFileSync(join(out, file), 'utf8'));
}

test('one command makes the reports of every policy of the sample, and tells the rates that fall short', () => {
  const names = ['crashplan', 'openback', 'ownbackup', 'probax'].flatMap((policy) =>
    ['html', 'json', 'pdf'].map((ending) => `${policy}-2026-10.${ending}`),
  );
  expect(readdirSync(out).sort()).toEqual(['.index.json', ...names, 'index.html'].sort());
  expect(first.out).toContain(
    'Replayed 1,200 cases as of 31 Oct 2026, 23:59 UTC under 49 scenarios.',
  );
  expect(first.exitCode).toBe(1);
  expect(first.err).toMatch(/^Below 90 %:\n/);
  expect(first.err).toMatch(/^ {2}ownbackup, first response: 8\d\u00a0% of \d{3}$/m);
  expect(first.err).toMatch(/^ {2}ownbackup, update, Standard Medium: 8\d\u00a0% of \d{2}$/m);
});

test('the sample’s reports say what they said', async () => {
  const texts = readdirSync(out)
    .filter((name) => /^[^.].*\.json$/.test(name))
    .sort()
    .map((name) => textsOf(modelOf(name)))
    .join('\n');
  await expect(texts).toMatchFileSnapshot('../reports/golden/sample-2026-10.txt');
});

test('a second run changes nothing, and the reports have the same bytes', async () => {
  const bytes = () => readdirSync(out).map((name) => readFileSync(join(out, name)));
  const before = bytes();
  const again = await punctual('run', 'sample-data/punctual.yaml');
  expect(again.exitCode).toBe(0);
  expect(again.out).toContain('events.csv: already ingested as events');
  expect(bytes().map((each, index) => before[index]?.equals(each))).toEqual(before.map(() => true));
});

test('the ledger carries the same rows as CSV, Parquet and Arrow, sorted; in CSV no text is a formula', async () => {
  for (const ending of ['csv', 'parquet', 'arrow']) {
    const told = await punctual(
      ...['ledger', '--workspace', 'sample-data', '--out', `ledger.${ending}`],
      ...['--scenario', 'strict', 'house'],
    );
    expect(told.err).toBe('');
    expect(told.out).toMatch(/^Wrote [\d,]+ rows of 2 scenarios to ledger\.\w+\.\n$/);
  }
  const warehouse = await openWarehouse(':memory:');
  try {
    const columns = await warehouse.rows<{ column_name: string }>(
      `describe from '${join(folder, 'ledger.parquet')}'`,
    );
    expect(columns.map(({ column_name }) => column_name).join(' ')).toBe(
      'scenario obligation_id case_id account_id policy policy_version tier severity promise sequence clause calendar target target_ms target_low_ms started_at due_at due_low_at satisfied_at ended_at elapsed_ms overdue_ms targets_in_gap started_by satisfied_by verdict reason settled hinges_on',
    );
    const parquet = await warehouse.rows<Record<string, unknown>>(
      `from '${join(folder, 'ledger.parquet')}'`,
    );
    const csv = await warehouse.rows<Record<string, unknown>>(
      `select columns(*)::varchar from read_csv('${join(folder, 'ledger.csv')}', all_varchar = true)`,
    );
    const arrow = tableFromIPC(readFileSync(join(folder, 'ledger.arrow')));
    const texts = (row: object) =>
      Object.values(row).map((value) => (value === null ? null : String(value)));
    const harmless = (text: string | null) => text?.replace(/^[=+@-]/, "'$&") ?? null;
    expect(csv.map(texts)).toEqual(parquet.map((row) => texts(row).map(harmless)));
    expect(arrow.toArray().map((row) => texts(row.toJSON()))).toEqual(parquet.map(texts));
    const keys = parquet.map(({ scenario, case_id, promise, sequence }) =>
      [scenario, case_id, promise ?? '', String(sequence).padStart(6, '0')].join(' '),
    );
    expect(keys).toEqual([...keys].sort());
    expect(parquet.find(({ due_at }) => due_at !== null)?.due_at).toMatch(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
    );
  } finally {
    warehouse.close();
  }
});

test('a ledger that cannot be written, or a scenario that is not there, is told', async () => {
  const ledger = (...argv: string[]) => punctual('ledger', '--workspace', 'sample-data', ...argv);
  expect((await ledger('--out', 'ledger.xls')).err).toContain('Name the file ….csv');
  expect((await ledger('--out', 'nowhere/ledger.csv')).err).toContain('cannot be written');
  expect((await ledger('--out', 'nowhere/ledger.arrow')).err).toContain('cannot be written');
  const unknown = await ledger('--out', 'x.csv', '--scenario', 'zone=mars');
  expect(unknown).toMatchObject({ exitCode: 2, out: '' });
  expect(unknown.err).toContain('There is no scenario "zone=mars".');
  expect(existsSync(join(folder, 'x.csv'))).toBe(false);
});

test('a report of one account says only what it is owed', async () => {
  const told = await punctual(
    ...['report', 'monthly', '--workspace', 'sample-data', '--account', 'OWN-US-0003'],
    ...['--month', '2026-10', '--format', 'json', '--out', 'account'],
    ...['--zone', 'America/New_York'],
  );
  expect(told.err).toBe('');
  const name = readdirSync(join(folder, 'account')).find((each) => /^[^.].*\.json$/.test(each));
  expect(name).toBe('ownbackup-2026-10-own-us-0003.json');
  const model = modelOf(join('..', 'account', name ?? ''));
  expect(model.masthead.account).not.toBeNull();
  expect(model.masthead.asOf).toMatch(/E[SD]T$/);
});

test('the obligations behind a figure are listed, missed first, and as many as the report counts', async () => {
  const asked = ['--workspace', 'sample-data', '--month', '2026-10', '--policy', 'ownbackup'];
  const trace = (...argv: string[]) => punctual('trace', ...argv, ...asked);
  const told = await trace('F-first_response/standard/high');
  const [head = '', , , , ...rows] = told.out.trim().split('\n');
  const [, n, met, missed] = /: (\d+) obligations, (\d+) met, (\d+) missed\.$/.exec(head) ?? [];
  const verdicts = rows.map((row) => row.split(/ {2,}/)[4]);
  expect(verdicts.length).toBe(Number(n));
  expect(verdicts.indexOf('met')).toBe(Number(missed));
  expect(verdicts.filter((verdict) => verdict === 'met').length).toBe(Number(met));
  const page = readFileSync(join(out, 'ownbackup-2026-10.html'), 'utf8');
  expect(page).toContain('F-first_response/standard/high');

  expect((await trace('F-first_response/standard/high', '--out', 'behind.csv')).exitCode).toBe(0);
  const lines = readFileSync(join(folder, 'behind.csv'), 'utf8').trim().split('\n');
  expect(lines.length).toBe(Number(n) + 1);
  const answers = await trace('F-answers/1-5:good');
  expect(answers.out).toMatch(/^F-answers\/1-5:good, 2026-10: 15 rows, 15 good\.\n/);
  expect(answers.out).not.toContain('Promise');
  const september = await trace('F-first_response+period/2026-09');
  const own = await punctual('trace', 'F-first_response', ...asked, '--month', '2026-09');
  expect(september.out.split('\n').slice(2)).toEqual(own.out.split('\n').slice(2));
  const aside = await trace('F-first_response+waived/-');
  expect(aside.out).toContain('103 obligations, 90 met, 13 missed');
  expect((await trace('F-update~strict', '--out', 'turned.csv')).out).toMatch(/^Wrote \d+ rows to/);
  expect(readFileSync(join(folder, 'turned.csv'), 'utf8')).toMatch(/^.?What,Case,Account,/);

  for (const figure of ['first_response', 'F-promptness', 'F-update/high', 'F-update+hue/red']) {
    const refused = await trace(figure);
    expect(refused).toMatchObject({ exitCode: 2, out: '' });
    expect(refused.err).toContain(`"${figure}" is no id of a figure.`);
  }
});

test('what a report cannot be made of is told with what can', async () => {
  const monthly = async (...argv: string[]) => {
    const told = await punctual('report', 'monthly', '--workspace', 'sample-data', ...argv);
    expect(told).toMatchObject({ exitCode: 2, out: '' });
    return told.err;
  };
  expect(await monthly('--account', 'OWN-US-003')).toContain('the nearest are OWN-US-0003');
  expect(await monthly('--policy', 'acme')).toContain('It knows');
  expect(await monthly('--month', 'October')).toContain('Write it like 2026-10.');
  expect(await monthly('--format', 'docx')).toContain('"docx" is no format');
  expect(await monthly('--waivers', 'nowhere.csv')).toContain('There is no file nowhere.csv.');
  expect(await monthly('--waivers', 'sample-data/accounts.csv')).toContain(
    'There is neither a column case_id nor a column obligation_id.',
  );
  const empty = await punctual('report', 'monthly');
  expect(empty.err).toContain('There is no ledger in this workspace yet.');
});

test('replay prints n, missed, rate and range for each policy and promise', async () => {
  const told = await punctual(
    ...['replay', '--workspace', 'sample-data', '--as-of', '2026-06-01T00:00:00Z'],
  );
  expect(told.out.split('\n').slice(1, 3).join('\n')).toMatch(
    /^Policy +Promise +n +Missed +Met +Over all readings\ncrashplan +Daily update +\d+ +\d+ +[\d.]+\u00a0% +[\d.]+\u00a0% to [\d.]+\u00a0%$/,
  );
  expect(told.out).toContain('Replayed ');
  const wrong = await punctual('replay', '--workspace', 'sample-data', '--as-of', 'yesterday');
  expect(wrong).toMatchObject({ exitCode: 2 });
  expect(wrong.err).toContain('--as-of: "yesterday" is no instant with an offset.');
});

test('init writes a config of the exports that lie there, which run understands', async () => {
  mkdirSync(join(folder, 'new'));
  expect((await punctual('init', '--workspace', 'new')).out).toContain('with no exports yet.');
  writeFileSync(
    join(folder, 'new', 'cases.csv'),
    'case_id,account_id,opened_at,severity\nA,B,2026-01-05T10:00:00Z,high\n',
  );
  const twice = await punctual('init', '--workspace', 'new');
  expect(twice).toMatchObject({ exitCode: 2, out: '' });
  expect(twice.err).toContain('is there already');
  const told = await punctual('init', '--workspace', 'new', '--force');
  expect(told.out).toBe('Wrote new/punctual.yaml with 1 export.\nNext: punctual run\n');
  const ran = await punctual('run', 'new/punctual.yaml');
  expect(ran.out).toContain('Not judged: 1 case without a contract.');
  expect(ran).toMatchObject({ exitCode: 2 });
  expect(ran.err).toContain('No case falls under a policy');
});
