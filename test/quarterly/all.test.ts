import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type QuarterlyOptions, reportQuarters } from '../../cli/report-quarterly.js';
import { packageRoot } from '../../pipeline/root.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { findWorkspace } from '../../pipeline/workspace.js';
import type { QuarterlyModel } from '../../reports/quarterly/contract.js';
import { plain } from '../../reports/words/prose.js';
import { hasPoppler, noPoppler, poppler } from '../browser/poppler.js';
import { captureIo } from '../cli/captured-io.js';
import { replayedSample } from './sample-quarter.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-quarters-'));
let warehouse: Warehouse;

// One account with all of a policy's cases, one with all of two others, names that are long, right to left or markup, and two accounts of one slug.
const changes = [
  `update raw.cases set account_id = 'OWN-US-0001' where account_id like 'OWN-%'`,
  `update raw.contracts set account_id = 'OWN-UK-0001' where policy = 'probax' or policy = 'crashplan' and account_id <> 'CRP-US-0001'`,
  `update raw.cases set account_id = 'OWN-UK-0001' where account_id like 'PRX-%' or account_id like 'CRP-%' and account_id <> 'CRP-US-0001'`,
  `update raw.accounts set name = 'מרפאת השיניים של ד״ר לוי' where account_id = 'OPN-GB-0001'`,
  `update raw.accounts set name = '#set page(fill: red) <script>alert(1)</script> *a* $x$' where account_id = 'OPN-GB-0002'`,
  `update raw.accounts set name = repeat('Donaudampfschifffahrtsgesellschaft', 6) where account_id = 'OPN-GB-0003'`,
];

beforeAll(async () => {
  warehouse = await replayedSample(changes);
}, 240_000);
afterAll(() => {
  warehouse.close();
  rmSync(folder, { recursive: true });
});

async function report(options: Partial<QuarterlyOptions> & { readonly out: string }) {
  const io = captureIo({ cwd: folder });
  const outcome = { exitCode: 0 };
  await reportQuarters(io, outcome, warehouse, findWorkspace(folder), {
    audience: 'customer',
    quarter: '2026-Q3',
    ...options,
    out: join(folder, options.out),
  });
  return { exitCode: outcome.exitCode, out: io.out(), err: io.err() };
}

function filesIn(out: string): Map<string, Buffer> {
  const at = join(folder, out, 'quarterly', '2026-Q3');
  return new Map(
    readdirSync(at)
      .sort()
      .map((name) => [name, readFileSync(join(at, name))]),
  );
}

function modelOf(out: string, slug: string): QuarterlyModel {
  return JSON.parse(filesIn(out).get(`${slug}-customer.json`)?.toString('utf8') ?? '');
}

test('every account in threads gives the same bytes as each in this thread, and as one alone', async () => {
  const threads = await report({ out: 'threads', all: true, workers: 3, format: ['pdf', 'json'] });
  const single = await report({ out: 'single', all: true, workers: 1, format: ['pdf', 'json'] });
  expect(threads.err).toBe('');
  expect(threads.out).toMatch(
    /^\d\d quarterly reports for customers in threads\/quarterly\/2026-Q3\.\n$/,
  );
  const made = filesIn('threads');
  expect(made.size).toBeGreaterThan(60);
  expect([...made.keys()]).toEqual([...filesIn('single').keys()]);
  const differing = [...filesIn('single')].filter(
    ([name, bytes]) => !made.get(name)?.equals(bytes),
  );
  expect(differing.map(([name]) => name)).toEqual([]);
  await report({ out: 'alone', account: ['OWN-US-0001', 'CRP-US-0001'], format: ['pdf', 'json'] });
  const alone = filesIn('alone');
  expect(alone.size).toBe(4);
  for (const [name, bytes] of alone) expect(made.get(name)?.equals(bytes), name).toBe(true);
  expect(single.exitCode).toBe(0);
}, 400_000);

test('a crowded account stays within 12 pages, and no list is cut without saying so', ({
  skip,
}) => {
  skip(!hasPoppler, noPoppler);
  const pagesOf = (pdf: Buffer) => Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', pdf))?.[1]);
  const pdf = filesIn('alone').get('own-us-0001-customer.pdf') ?? Buffer.from('');
  const three = filesIn('single').get('own-uk-0001-customer.pdf') ?? Buffer.from('');
  expect(Math.min(pagesOf(pdf), pagesOf(three))).toBeGreaterThan(4);
  expect(Math.max(pagesOf(pdf), pagesOf(three))).toBeLessThanOrEqual(12);
  const missed = modelOf('alone', 'own-us-0001').sections.find(({ id }) => id === 'missed');
  const [block] = missed?.blocks ?? [];
  if (block?.kind !== 'table') throw new Error('Nothing was missed.');
  expect(block.table.rows.length).toBeGreaterThan(30);
  expect(block.table.note).toContain('all of them are in missed-obligations.csv');
  expect(poppler('pdfdetach', pdf, ['-list'])).toContain('missed-obligations.csv');
});

test('names that are long, from right to left, or look like markup are names', ({ skip }) => {
  skip(!hasPoppler, noPoppler);
  const made = filesIn('single');
  const text = (name: string) => poppler('pdftotext', made.get(name) ?? Buffer.from(''));
  expect(text('opn-gb-0002-customer.pdf')).toContain('#set page(fill: red) <script>alert(1)');
  expect(text('opn-gb-0001-customer.pdf')).toMatch(/לוי|יול/);
  expect(text('opn-gb-0003-customer.pdf').replaceAll('\n', '')).toContain('Donaudampfschifffahrt');
});

test('an account that cannot be reported stops no other, and is listed at the end with exit code 1', async () => {
  const notes = join(folder, 'notes', 'CRP-US-0001');
  mkdirSync(notes, { recursive: true });
  writeFileSync(join(notes, '2026-Q3.md'), 'As for OPN-GB-0001.\n');
  const told = await report({ out: 'failing', all: true, workers: 2, format: ['json'] });
  rmSync(notes, { recursive: true });
  expect(told.exitCode).toBe(1);
  expect(told.err).toBe(
    '1 account could not be reported:\n  CRP-US-0001: The note names another account, "OPN-GB-0001". Write it without, or under the heading "Internal".\n',
  );
  expect(filesIn('failing').size).toBe(filesIn('single').size / 2 - 1);
}, 120_000);

test('what people wrote is kept, is placed by its headings, and what has no place is told', async () => {
  const begun = await report({
    out: 'noted',
    account: ['CRP-US-0001'],
    notes: true,
    format: ['json'],
  });
  expect(begun.out).toContain('Begun: notes/CRP-US-0001/2026-Q3.md\n');
  const file = join(folder, 'notes', 'CRP-US-0001', '2026-Q3.md');
  const text = `${readFileSync(file, 'utf8').replace('## Volumes', 'Words before.\n\n## Volumes\n\nWords on *volumes*.')}\n## Next steps\n\n1. A step\n2. #strong[another] <b>one</b>\n`;
  writeFileSync(file, text);
  const told = await report({
    out: 'noted',
    account: ['CRP-US-0001'],
    notes: true,
    format: ['html', 'pdf', 'json'],
  });
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(told.err).toContain('the heading "Next steps" names no part of the document');
  const { sections } = modelOf('noted', 'crp-us-0001');
  const noteIn = (id: string) =>
    sections.find((section) => section.id === id)?.blocks.filter(({ kind }) => kind === 'note');
  expect(JSON.stringify(noteIn('volumes'))).toContain('"text":"volumes","emphasis":true');
  expect(JSON.stringify(noteIn('commentary'))).toContain('#strong[another] <b>one</b>');
  const html = filesIn('noted').get('crp-us-0001-customer.html')?.toString('utf8') ?? '';
  expect(html).toContain('#strong[another] &lt;b&gt;one&lt;/b&gt;');
  rmSync(join(folder, 'notes'), { recursive: true });
});

test('the index lists what was made, by account and audience', async () => {
  await report({ out: 'shelf', account: ['CRP-US-0001'], format: ['html'] });
  await report({ out: 'shelf', account: ['CRP-US-0001'], audience: 'auditor', format: ['html'] });
  const index = readFileSync(join(folder, 'shelf', 'index.html'), 'utf8');
  expect(index).toContain('quarterly/2026-Q3/crp-us-0001-customer.html');
  expect(index).toContain('quarterly/2026-Q3/crp-us-0001-auditor.html');
});

test('a quarter of which nothing is known, or that is none, is told', async () => {
  await expect(report({ out: 'x', account: ['CRP-US-0001'], quarter: '2026-Q5' })).rejects.toThrow(
    'is no quarter',
  );
  await expect(report({ out: 'x', account: ['CRP-US-0001'], quarter: '2020-Q1' })).rejects.toThrow(
    'has no contract and no case in 2020-Q1',
  );
  expect(existsSync(join(folder, 'x', 'quarterly', '2020-Q1'))).toBe(false);
});

test('the sample’s quarter says what it said', async () => {
  const text = ['own-us-0001', 'crp-us-0001', 'own-uk-0001', 'opn-gb-0001']
    .map((slug) => wordsOf(modelOf('single', slug)))
    .join('\n');
  await expect(text).toMatchFileSnapshot(
    join(packageRoot, 'test', 'quarterly', 'golden', 'sample-2026-Q3.txt'),
  );
});

function wordsOf({ title, headline, counted, imprint, front, sections }: QuarterlyModel): string {
  const lines = [
    `# ${title}`,
    imprint.map(({ label, text }) => `${label}: ${text}`).join(' | '),
    headline,
    counted,
    ...front.flatMap((block) => {
      if (block.kind === 'attention') return block.items.map((item) => `- ${plain(item)}`);
      if (block.kind !== 'summary') return [];
      return block.rows.flatMap(({ name, figure, counted: n, change, readings }) => [
        `${name}: ${[figure?.text, n, change?.text].filter((each) => each !== undefined).join(' | ')}`,
        ...(readings === null ? [] : [`  ${plain(readings)}`]),
      ]);
    }),
    ...sections.map(({ topic, heading }) => `${topic}: ${heading}`),
    '',
  ];
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
