import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderMonthly } from '../../reports/monthly/render.js';
import { tracedMonth } from '../reports/fixtures/traced-month.js';
import { hasBrowser, launch, noBrowser } from './chromium.js';
import { violations } from './violations.js';

describe('from a figure to its obligations, in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'punctual-'));

  beforeEach(({ skip }) => skip(!hasBrowser, noBrowser));
  beforeAll(async () => {
    if (!hasBrowser) return;
    for (const [name, model] of [
      ['month', tracedMonth()],
      ['large', tracedMonth(3000)],
    ] as const) {
      const { html } = await renderMonthly(model, { formats: ['html'], paper: 'a4' });
      writeFileSync(join(folder, `${name}.html`), html ?? '');
    }
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string, options: BrowserContextOptions = {}, anchor = '') {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${pathToFileURL(join(folder, `${name}.html`)).href}${anchor}`);
    return { page, complaints };
  }

  const rowsOf = (page: Page) => page.locator('#obligations-behind tbody tr');
  const shown = (page: Page) => rowsOf(page).filter({ visible: true });
  const told = (page: Page) => page.locator('#obligations-behind-traced').textContent();

  test('a click on a cell’s rate shows its obligations and no others, and says which', async () => {
    const { page, complaints } = await open('month');
    await page.locator('table.matrix a.trace').first().click();
    await page.waitForFunction(() => document.activeElement?.id === 'obligations-behind-traced');
    expect(await told(page)).toBe(
      'F-first_response/gold/high, First response, High on Gold: 30 of 90 rows. Show all',
    );
    expect(await shown(page).count()).toBe(30);
    const cells = await shown(page).locator('td:nth-child(4), td:nth-child(5)').allTextContents();
    expect([...new Set(cells)].sort()).toEqual(['gold', 'high']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the keyboard leads there too, and back again', async () => {
    const { page } = await open('month');
    const link = page.locator('table.promises a.trace').first();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'obligations-behind-traced');
    expect(await shown(page).count()).toBe(90);
    await page.goBack();
    await page.waitForFunction(() => location.hash === '');
    expect(await told(page)).toBe('');
    expect(await shown(page).count()).toBe(90);
    await page.context().close();
  });

  test('a link to a figure, sent to a colleague, opens on its obligations', async () => {
    const { page } = await open('month', {}, '#F-first_response:missed');
    expect(await shown(page).count()).toBe(9);
    await page.locator('#obligations-behind-traced a').click();
    await page.waitForFunction(
      () => document.querySelector('#obligations-behind-traced')?.textContent === '',
    );
    expect(await shown(page).count()).toBe(90);
    await page.context().close();
  });

  test('what is counted beside obligations has a list of its own, which a figure narrows by one of several readings', async () => {
    const { page, complaints } = await open('month', {}, '#F-hinges/midnight');
    const others = page.locator('#counted-behind tbody tr').filter({ visible: true });
    const said = () => page.locator('#counted-behind-traced').textContent();
    expect(await others.count()).toBe(3);
    expect(await said()).toContain('F-hinges/midnight, Verdicts that hinge on midnight: 3 of 3');
    expect(await told(page)).toBe('');
    await page.locator('a[href="#F-hinges/lunch"]').click();
    await page.waitForFunction(
      () => document.querySelectorAll('#counted-behind tbody tr:not([hidden])').length === 1,
    );
    await page.locator('a[href="#F-first_response"]').first().click();
    await page.waitForFunction(() => document.activeElement?.id === 'obligations-behind-traced');
    expect(await others.count()).toBe(3);
    expect(await said()).toBe('');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('words narrow what a figure counts, and sorting keeps it so', async () => {
    const { page } = await open('month', {}, '#F-first_response/gold/high');
    await page.locator('#obligations-behind-filter').fill('missed');
    expect(await shown(page).count()).toBe(3);
    await page.locator('#obligations-behind thead button', { hasText: 'Due' }).click();
    expect(await shown(page).count()).toBe(3);
    const dues = await shown(page)
      .locator('td[data-sort]:nth-child(8)')
      .evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-sort'))));
    expect(dues).toEqual([...dues].sort((left, right) => left - right));
    await page.locator('#obligations-behind-filter').fill('');
    expect(await shown(page).count()).toBe(30);
    await page.context().close();
  });

  test('without scripts the link leads to the figure’s own line, which says what it counts', async () => {
    const { page } = await open('month', { javaScriptEnabled: false });
    await page.locator('table.matrix a.trace').first().click();
    const line = page.locator('tr:target');
    expect(await line.textContent()).toContain(
      'promise = first_response, tier = gold, severity = high, verdict = met or missed',
    );
    expect(await rowsOf(page).count()).toBe(90);
    await page.context().close();
  });

  test('of a large month the worst 2,000 stand on the page, and all in the file', async () => {
    const { page } = await open('large', {}, '#F-first_response:missed');
    expect(await rowsOf(page).count()).toBe(2000);
    expect(await told(page)).toContain('300 of 2000 rows. Show all');
    await page.locator('table.promises a.trace').first().click();
    await page.waitForFunction(() => location.hash === '#F-first_response');
    expect(await told(page)).toContain(
      '2000 of 2000 rows. It counts 3000; the others are not on this page. Show all',
    );
    const file = await page.locator('a[download="obligations-behind.csv"]').getAttribute('href');
    const text = Buffer.from(file?.split(',')[1] ?? '', 'base64').toString();
    expect(text.trim().split('\r\n')).toHaveLength(3001);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing wrong in %s', async (colorScheme) => {
    const { page } = await open(
      'month',
      { colorScheme, bypassCSP: true },
      '#F-first_response/gold/low',
    );
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test.each([640, 360])('at a width of %i only wide tables scroll', async (width) => {
    const { page } = await open('month', { viewport: { width, height: 700 } });
    await page.locator('table.promises a.trace').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  });

  test('in print the figures are plain text, and what is shown is printed', async () => {
    const { page } = await open('month', {}, '#F-first_response:missed');
    await page.emulateMedia({ media: 'print' });
    const style = await page
      .locator('a.trace')
      .first()
      .evaluate((link) => getComputedStyle(link).textDecorationLine);
    expect(style).toBe('none');
    expect(await shown(page).count()).toBe(9);
    await page.context().close();
  });
});
