import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../cli/main.js';
import { hasBrowser, launch, noBrowser } from '../browser/chromium.js';
import { hasPoppler, noPoppler, poppler } from '../browser/poppler.js';
import { violations } from '../browser/violations.js';
import { captureIo } from '../cli/captured-io.js';
import { oneOfEachKind, type SampleRun, runSample, someOf } from './sample-run.js';
import { wordsOutside, wordsOverlaid } from './words-on-paper.js';

/** The missed obligations of cases that were due in a month, by the exported ledger. */
async function missedOf(folder: string, month: string) {
  const io = captureIo({ cwd: folder });
  await run(['ledger', '--workspace', 'sample-data', '--out', 'ledger.csv'], io);
  const [head = '', ...lines] = readFileSync(join(folder, 'ledger.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines
    .map((line) => line.split(','))
    .map((cells) => {
      const of = (name: string) => cells[names.indexOf(name)] ?? '';
      return { policy: of('policy'), caseId: of('case_id'), dueAt: of('due_at'), line: cells };
    })
    .filter(
      ({ caseId, dueAt, line }) =>
        caseId !== '' && dueAt.startsWith(month) && line.includes('missed'),
    );
}

function tallied(words: readonly string[]): Map<string, number> {
  const tally = new Map<string, number>();
  for (const word of words) tally.set(word, (tally.get(word) ?? 0) + 1);
  return tally;
}

let sample: SampleRun;
beforeAll(async () => {
  sample = await runSample();
}, 300_000);
afterAll(() => sample.remove());

test('the README’s first command makes every document, and says nothing amiss', () => {
  expect(sample.exitCode).toBe(0);
  expect(sample.err).toBe('');
  expect(sample.files).toContain('index.html');
});

test('the index leads to every document that was made', () => {
  const page = readFileSync(join(sample.out, 'index.html'), 'utf8');
  const linked = [...page.matchAll(/<a href="([^"#]+)"/g)].map(([, href]) =>
    decodeURIComponent(href ?? ''),
  );
  const documents = sample.files.filter((name) => /\.(html|pdf)$/.test(name));
  expect(linked.filter((href) => !sample.files.includes(href))).toEqual([]);
  expect(documents.filter((name) => name !== 'index.html' && !linked.includes(name))).toEqual([]);
});

describe('every PDF', { timeout: 120_000 }, () => {
  beforeEach(({ skip }) => skip(!hasPoppler, noPoppler));

  const each = (check: (pdf: Uint8Array, name: string) => void) => {
    const names = someOf(sample.files, '.pdf');
    expect(names.length).toBeGreaterThanOrEqual(4);
    for (const name of names) check(readFileSync(join(sample.out, name)), name);
  };

  test('is tagged, has a title, and says of itself that it is PDF/A-3a', () => {
    each((pdf, name) => {
      const info = poppler('pdfinfo', pdf);
      expect.soft(info, name).toMatch(/Tagged:\s+yes/);
      expect.soft(info, name).toMatch(/Title:\s+\S/);
      const text = Buffer.from(pdf).toString('latin1');
      expect.soft(text, name).toContain('<pdfaid:part>3</pdfaid:part>');
      expect.soft(text, name).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    });
  });

  test('embeds every face', () => {
    each((pdf, name) => {
      for (const face of poppler('pdffonts', pdf).trim().split('\n').slice(2)) {
        expect.soft(face, name).toMatch(/\+(SourceSans3|Assistant)-.* yes yes yes/);
      }
    });
  });

  test('keeps every word on its page', () => {
    each((pdf, name) => expect.soft(wordsOutside(pdf), name).toEqual([]));
  });

  test('of a month prints every obligation that the ledger calls missed', async () => {
    const missed = await missedOf(sample.folder, '2026-10');
    for (const policy of ['crashplan', 'openback', 'ownbackup', 'probax']) {
      const pdf = readFileSync(join(sample.out, `${policy}-2026-10.pdf`));
      const printed = poppler('pdftotext', pdf, ['-layout']);
      const own = missed.filter((row) => row.policy === policy);
      expect(own.length).toBeGreaterThan(5);
      for (const [caseId, times] of tallied(own.map((row) => row.caseId))) {
        const found = printed.split(caseId).length - 1;
        expect.soft(found, `${policy}, ${caseId}`).toBeGreaterThanOrEqual(times);
      }
    }
  });

  test('prints no word over another', () => {
    each((pdf, name) => expect.soft(wordsOverlaid(pdf), name).toEqual([]));
  });
});

describe('every page', { timeout: 240_000 }, () => {
  let browser: Browser;
  beforeEach(({ skip }) => skip(!hasBrowser, noBrowser));
  beforeAll(async () => {
    if (hasBrowser) browser = await launch();
  });
  afterAll(() => browser?.close());

  async function open(name: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(sample.out, name)).href);
    return { page, complaints, requests };
  }

  test('asks the network for nothing, breaks no rule of its policy, and holds no id twice', async () => {
    for (const name of someOf(sample.files, '.html')) {
      const { page, complaints, requests } = await open(name);
      await page.evaluate(() => document.fonts.ready);
      expect.soft(complaints, name).toEqual([]);
      expect
        .soft(
          requests.filter((url) => !url.startsWith('data:')),
          name,
        )
        .toHaveLength(1);
      const ids = await page.locator('[id]').evaluateAll((all) => all.map((each) => each.id));
      expect
        .soft(
          ids.filter((id, index) => ids.indexOf(id) !== index),
          name,
        )
        .toEqual([]);
      const anchors = await page
        .locator('a[href^="#"]')
        .evaluateAll((all) => all.map((each) => (each.getAttribute('href') ?? '').slice(1)));
      expect
        .soft(
          anchors.filter((id) => !ids.includes(id)),
          name,
        )
        .toEqual([]);
      await page.context().close();
    }
  });

  test('gives axe nothing to say, by day and by night', async () => {
    const names = oneOfEachKind(sample.files);
    expect(names).toHaveLength(4);
    for (const [place, name] of names.entries()) {
      for (const colorScheme of place === 2 ? (['light', 'dark'] as const) : (['light'] as const)) {
        const { page } = await open(name, { colorScheme, bypassCSP: true });
        expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
        await page.context().close();
      }
    }
  });

  test('is one column at 200 % and on a phone', async () => {
    for (const name of someOf(sample.files, '.html')) {
      for (const width of [640, 360]) {
        const { page } = await open(name, { viewport: { width, height: 700 } });
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(needed, `${name}, ${width}`).toBe(width);
        await page.context().close();
      }
    }
  });
});
