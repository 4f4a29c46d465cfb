import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderMonthly } from '../../reports/monthly/render.js';
import { monthlyModel } from '../reports/fixtures/monthly-model.js';
import { awkwardMonth, crowdedMonth, emptyMonth } from '../reports/fixtures/monthly-variants.js';
import { hasBrowser, launch, noBrowser } from './chromium.js';
import { violations } from './violations.js';

describe('the monthly page in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'punctual-'));

  beforeEach(({ skip }) => skip(!hasBrowser, noBrowser));

  beforeAll(async () => {
    if (!hasBrowser) return;
    const months = {
      full: monthlyModel(),
      empty: emptyMonth(),
      awkward: awkwardMonth(),
      crowded: crowdedMonth(),
    };
    for (const [name, model] of Object.entries(months)) {
      const { html } = await renderMonthly(model, { formats: ['html'], paper: 'a4' });
      writeFileSync(join(folder, `${name}.html`), html ?? '');
    }
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

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
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return { page, complaints, requests };
  }

  test.each(['full', 'empty', 'awkward'])(
    'the %s page asks the network for nothing and breaks no rule of its policy',
    async (name) => {
      const { page, complaints, requests } = await open(name);
      await page.evaluate(() => document.fonts.ready);
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
      expect(await page.evaluate(() => document.fonts.check('16px "Source Sans 3"'))).toBe(true);
      await page.context().close();
    },
  );

  test.each([
    ['full', 'light'],
    ['full', 'dark'],
    ['empty', 'light'],
    ['awkward', 'dark'],
    ['crowded', 'light'],
  ] as const)(
    'axe finds nothing wrong with the %s page in %s',
    async (name, colorScheme) => {
      const { page } = await open(name, { colorScheme, bypassCSP: true });
      for (const details of await page.locator('summary').all()) await details.click();
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    },
    30_000,
  );

  test('a click on a head sorts by the figure, not by its text, and says so', async () => {
    const { page } = await open('full');
    const head = page.locator('#missed-obligations thead th').nth(6);
    await head.locator('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const rising = await durations(page);
    expect(rising).toEqual([...rising].sort((left, right) => left - right));
    await head.locator('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect((await durations(page))[0]).toBe(Math.max(...rising));
    await page.context().close();
  });

  test('typing filters the rows and says how many are left', async () => {
    const { page } = await open('full');
    const rows = page.locator('#missed-obligations tbody tr');
    const all = await rows.count();
    await page.locator('#missed-obligations-filter').focus();
    await page.keyboard.type('premier high');
    const left = await rows.filter({ visible: true }).count();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(all);
    const status = page.locator('.filter:has(#missed-obligations-filter) [role=status]');
    expect(await status.textContent()).toBe(`${left} of ${all} rows`);
    await page.context().close();
  });

  test('a chart is read mark by mark with the arrow keys', async () => {
    const { page } = await open('full');
    const chart = page.locator('#trend .chart').first();
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    expect(await chart.locator('~ .tip').textContent()).toMatch(/^Oct 2025: /);
    await page.keyboard.press('ArrowLeft');
    expect(await chart.locator('~ .tip').textContent()).toMatch(/^Oct 2026: /);
    await page.keyboard.press('Escape');
    expect(await chart.locator('~ .tip').isVisible()).toBe(false);
    await page.context().close();
  });

  test('the pointer over a mark shows what it stands for', async () => {
    const { page } = await open('full');
    await page.locator('#figure-hours .chart [aria-label*="Fri 15:00"]').hover();
    expect(await page.locator('#figure-hours .tip').textContent()).toMatch(
      /^Fri 15:00, \d+ of \d+ missed$/,
    );
    await page.context().close();
  });

  test('the first tab stop skips to the report', async () => {
    const { page } = await open('full');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Skip to the report',
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('report');
    await page.context().close();
  });

  test('the dark page is a choice, and the charts follow it', async () => {
    const { page } = await open('full');
    const colour = () =>
      page.evaluate(() => {
        const text = document.querySelector('#trend .chart svg text');
        return [
          getComputedStyle(document.body).backgroundColor,
          text && getComputedStyle(text).fill,
        ];
      });
    const day = await colour();
    await page.locator('.theme').click();
    const night = await colour();
    expect(night[0]).not.toBe(day[0]);
    expect(night[1]).not.toBe(day[1]);
    expect(await page.locator('.theme').textContent()).toBe('Light page');
    await page.context().close();
  });

  test.each([
    ['at 200 %', 640],
    ['on a phone', 360],
  ])('%s the page is one column and only wide figures scroll', async (_, width) => {
    for (const name of ['full', 'awkward', 'crowded']) {
      const { page } = await open(name, { viewport: { width, height: 700 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.context().close();
    }
  });

  test('in print the page is light, controls are gone, and the numbers that were opened stay open', async () => {
    const { page } = await open('full', { colorScheme: 'dark' });
    await page.locator('#trend summary').click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    expect(await page.locator('.contents').isVisible()).toBe(false);
    expect(await page.locator('.filter').first().isVisible()).toBe(false);
    expect(await page.locator('#trend-numbers').isVisible()).toBe(true);
    await page.context().close();
  });

  test('what a customer wrote stays text', async () => {
    const { page } = await open('awkward');
    expect(await page.locator('main script').count()).toBe(0);
    const cell = page.locator('#missed-obligations td', { hasText: '<script>alert(1)</script>' });
    expect(await cell.count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('no two elements share an id, and every link of the contents leads somewhere', async () => {
    const { page } = await open('full');
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((each) => each.id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = await page
      .locator('.contents a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')?.slice(1) ?? ''));
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    await page.context().close();
  });

  test('without scripts every row and every number is there', async () => {
    const { page } = await open('full', { javaScriptEnabled: false });
    expect(await page.locator('#missed-obligations tbody tr').count()).toBe(71);
    expect(await page.locator('.theme').isVisible()).toBe(false);
    await page.context().close();
  });
});

async function durations(page: Page): Promise<number[]> {
  const cells = page.locator('#missed-obligations tbody td:nth-child(7)');
  return cells.evaluateAll((list) => list.map((cell) => Number(cell.getAttribute('data-sort'))));
}
