import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { packageRoot } from '../../pipeline/root.js';
import type { Sample } from '../../pipeline/sample/contract.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { hasBrowser, launch, noBrowser } from '../browser/chromium.js';
import { hasPoppler, noPoppler, poppler } from '../browser/poppler.js';
import { violations } from '../browser/violations.js';
import { wordsOutside, wordsOverlaid } from '../documents/words-on-paper.js';
import { captureIo } from './captured-io.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-audit-'));
const period = ['--from', '2026-07-01', '--to', '2026-09-30'];
const fileName = 'audit-ownbackup-2026-07-01-2026-09-30';

async function punctual(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const exitCode = await run(argv, io);
  return { exitCode, out: io.out(), err: io.err() };
}

const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

beforeAll(async () => {
  cpSync(join(packageRoot, 'sample-data'), folder, {
    recursive: true,
    filter: (path) => !basename(path).startsWith('punctual.duckdb'),
  });
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.csv') && name !== 'waivers.csv',
  );
  await punctual('ingest', ...files);
  await punctual('replay');
  await punctual(
    'report',
    'audit',
    ...period,
    '--policy',
    'ownbackup',
    '--out',
    'out',
    '--format',
    'html,pdf,json',
  );
  await punctual(
    'sample',
    ...period,
    '--seed',
    '7',
    '--size',
    '12',
    '--stratify',
    'verdict',
    '--policy',
    'ownbackup',
    '--out',
    'sample',
  );
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('the audit stands in the order in which an auditor reads', () => {
  const html = read('out', `${fileName}.html`);
  const topics = [...html.matchAll(/<p class="topic">([^<]+)<\/p>/g)].map(([, topic]) => topic);
  const wanted = [
    'Scope',
    'Criteria',
    'Criteria: open questions',
    'Completeness: files and rows',
    'Completeness: numbers',
    'Completeness: dates and cases',
    'Completeness: exclusions',
    'Results',
    'Results under other readings',
    'Exceptions: missed',
    'Exceptions: hinging',
    'Exceptions: timelines',
    'Monitorability',
    'The text itself',
    'Definitions',
    'Computing it again',
  ];
  expect(topics.filter((topic) => wanted.includes(topic ?? ''))).toEqual(wanted);
});

test('who chose a reading is told with the day and why, and of the others that nobody recorded it', () => {
  const html = read('out', `${fileName}.html`);
  expect(html).toContain(
    'Who chose how the policy is read is recorded for 2 of its 11 open clauses.',
  );
  expect(html).toContain('It is what the contract desk tells customers.');
  expect(html).toContain('not recorded');
});

test('the JSON holds the findings, and its index page leads to the audit', () => {
  const { report, population, completeness } = JSON.parse(read('out', `${fileName}.json`));
  expect([report, population.obligations, completeness.sources.length]).toEqual(['audit', 556, 9]);
  expect(read('out', 'index.html')).toContain(`${fileName}.pdf`);
});

test('the PDF is an archive file that carries ledger, policy and long tables', ({ skip }) => {
  if (!hasPoppler) skip(noPoppler);
  const pdf = readFileSync(join(folder, 'out', `${fileName}.pdf`));
  const attached = poppler('pdfdetach', pdf, ['-list']);
  const names = [
    'ledger.csv',
    'ledger.parquet',
    'policy-ownbackup-2.7.yaml',
    'hinging-verdicts.csv',
  ];
  for (const name of names) expect(attached).toContain(name);
  const text = poppler('pdftotext', pdf, ['-layout']);
  expect(text).toContain('62 of 480 judged obligations were missed');
});

test('a sample is written with an empty column for each thing that a tester fills in', () => {
  const [head, ...rows] = read('sample', 'sample.csv').trim().split('\r\n');
  expect(head).toMatch(
    /verdict,reason,hinges_on,evidence_seen,recomputed_due,verdict_agrees,exceptions,tester,date$/,
  );
  expect(rows).toHaveLength(12);
  expect(rows.every((row) => row.endsWith(',,,,,,'))).toBe(true);
});

test('there is a workpaper page for each drawn unit, with room for marks', ({ skip }) => {
  if (!hasPoppler) skip(noPoppler);
  const pdf = readFileSync(join(folder, 'sample', 'workpapers.pdf'));
  const pages = poppler('pdftotext', pdf, ['-layout']).split('\f').slice(0, -1);
  const sample: Sample = JSON.parse(read('sample', 'sample.json'));
  expect(sample.drawn).toHaveLength(12);
  expect(pages).toHaveLength(1 + 12);
  for (const [index, { unit }] of sample.drawn.entries()) {
    const page = pages[index + 1] ?? '';
    expect(page.replaceAll(/\s/g, '')).toContain(unit.replaceAll(/\s/g, ''));
    expect(page).toMatch(/Evidence seen[\s\S]*Verdict agrees[\s\S]*Initials and date/);
  }
});

test('no word of the audit and the workpapers leaves its page or lies over another', ({ skip }) => {
  if (!hasPoppler) skip(noPoppler);
  for (const path of [join('out', `${fileName}.pdf`), join('sample', 'workpapers.pdf')]) {
    const pdf = readFileSync(join(folder, path));
    expect.soft(wordsOutside(pdf), path).toEqual([]);
    expect.soft(wordsOverlaid(pdf), path).toEqual([]);
  }
});

test('axe finds nothing wrong with workpapers and explanations, and both fit a phone', async ({
  skip,
}) => {
  if (!hasBrowser) skip(noBrowser);
  await punctual('explain', '--all', '--sample', 'sample/sample.json', '--out', 'pages');
  const [explained = ''] = readdirSync(join(folder, 'pages')).filter((name) => /^O/.test(name));
  const browser = await launch();
  for (const path of [
    ['sample', 'workpapers.html'],
    ['pages', explained],
    ['pages', 'index.html'],
  ]) {
    const page = await browser.newPage({ viewport: { width: 360, height: 700 }, bypassCSP: true });
    await page.goto(pathToFileURL(join(folder, ...path)).href);
    expect.soft(await violations(page), path.join('/')).toEqual([]);
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(needed, path.join('/')).toBe(360);
    await page.close();
  }
  await browser.close();
});

test('a sample’s population is checked later, and a moved verdict exits with 1', async () => {
  const same = await punctual('sample', '--check', 'sample/sample.json');
  expect(same.exitCode).toBe(0);
  expect(same.out).toMatch(
    /^The population is the same: 556 obligations, SHA-256 [0-9a-f]{64}; seed 7 draws the same 12 obligations from it\.\n$/,
  );
  const change = async (from: number, to: number) => {
    const warehouse = await openWarehouse(join(folder, 'punctual.duckdb'));
    await warehouse.run(
      `update ledger_rows set verdict = ${to} where verdict = ${from} and is_house`,
    );
    warehouse.close();
  };
  await change(4, 7);
  const moved = await punctual('sample', '--check', 'sample/sample.json');
  await change(7, 4);
  expect(moved.exitCode).toBe(1);
  expect(moved.out).toContain('The population has changed since the sample was drawn.');
  expect(moved.out).toMatch(/: was void, is /);
});

test('many cases are explained in a file each, with a page that leads to all of them', async () => {
  const told = await punctual(
    'explain',
    '--all',
    '--missed',
    ...period,
    '--policy',
    'ownbackup',
    '--out',
    'explained',
  );
  const cases = Number(/^Explained (\d+) cases\.$/m.exec(told.out)?.[1]);
  const files = readdirSync(join(folder, 'explained')).filter((name) => name !== 'index.html');
  expect(files).toHaveLength(cases);
  const index = read('explained', 'index.html');
  expect(files.filter((name) => !index.includes(`href="${name}"`))).toEqual([]);
  const missed = files.filter((name) => !/were missed|was missed/.test(read('explained', name)));
  expect(missed).toEqual([]);
});

test('the cases of a sample are explained as text that one case gives too', async () => {
  await punctual(
    'explain',
    '--all',
    '--sample',
    'sample/sample.json',
    '--format',
    'text',
    '--out',
    'told',
    '--zone',
    'UTC',
  );
  const sample: Sample = JSON.parse(read('sample', 'sample.json'));
  const ids = [...new Set(sample.drawn.flatMap(({ case_id }) => case_id ?? []))];
  expect(ids.filter((id) => !existsSync(join(folder, 'told', `${id}.txt`)))).toEqual([]);
  const [id = ''] = ids;
  const io = captureIo({ cwd: folder, columns: 100 });
  await run(['explain', id, '--zone', 'UTC', '--strip'], io);
  expect(read('told', `${id}.txt`)).toBe(io.out());
});

test.each([
  [['report', 'audit', '--from', '2026-09-30', '--to', '2026-07-01'], 'ends before it begins'],
  [['report', 'audit', ...period, '--policy', 'nobody'], 'was not made under a policy "nobody"'],
  [['sample', '--seed', '7'], 'A sample needs a seed and a size.'],
  [
    ['sample', '--seed', '7', '--size', '5', '--population', 'cases', '--stratify', 'promise'],
    'cannot be parted by promise',
  ],
  [['sample', '--seed', '7', '--size', '5', '--from', '2026-07-01'], 'a first and a last date'],
  [['sample', '--check', 'cases.csv'], 'The file cases.csv is no sample'],
  [['sample', '--check', 'none.json'], 'There is no file none.json.'],
  [['explain'], 'Which case is to be explained?'],
  [['explain', '--all'], 'needs a folder'],
  [['explain', 'OWN-0000001', '--missed'], '--missed goes with --all.'],
  [['explain', 'OWN-0000001', '--all', '--out', 'x'], '"OWN-0000001" names one.'],
  [
    ['explain', '--all', '--out', 'x', '--from', '2031-01-01', '--to', '2031-02-01'],
    'No case is asked for',
  ],
])('%j is told what is wrong', async (argv, message) => {
  const told = await punctual(...argv);
  expect(told.exitCode).toBe(2);
  expect(told.err).toContain(message);
});
