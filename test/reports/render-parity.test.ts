import { beforeEach, describe, expect, test } from 'vitest';
import type { MonthlyModel } from '../../reports/monthly/contract.js';
import { renderMonthly } from '../../reports/monthly/render.js';
import { PRINTED_ROWS } from '../../reports/render/contract.js';
import { hasPoppler, noPoppler, poppler } from '../browser/poppler.js';
import { monthlyModel } from './fixtures/monthly-model.js';
import { hugeMonth } from './fixtures/monthly-variants.js';

const spoken = [
  'text',
  'heading',
  'headline',
  'title',
  'counted',
  'name',
  'nText',
  'note',
  'label',
  'target',
  'foot',
];
const unspoken = ['panels', 'change', 'figure'];

test('the HTML carries every word and number of the model as often as the model does', async () => {
  const { html } = await renderMonthly(monthlyModel(), { formats: ['html'], paper: 'a4' });
  expect(missing(wordsOf(monthlyModel()), tokens(pageText(html ?? '')))).toEqual([]);
});

describe('on paper', { timeout: 60_000 }, () => {
  beforeEach(({ skip }) => skip(!hasPoppler, noPoppler));

  test('the PDF carries every word and number of the model as often as the model does', async () => {
    const { pdf } = await renderMonthly(monthlyModel(), { formats: ['pdf'], paper: 'a4' });
    const text = poppler('pdftotext', pdf ?? new Uint8Array(), ['-raw']);
    expect(missing(wordsOf(monthlyModel()), tokens(text))).toEqual([]);
  });

  test('a table beyond 2,000 rows prints the worst, says the total and gives all as CSV in both', async () => {
    const { html, pdf } = await renderMonthly(hugeMonth(2050), {
      formats: ['html', 'pdf'],
      paper: 'a4',
    });
    const file = pdf ?? new Uint8Array();
    const onPaper = poppler('pdftotext', file, ['-raw']).match(/OB-\d+/g) ?? [];
    const onScreen = pageText(html ?? '').match(/OB-\d+/g) ?? [];
    expect(onPaper.slice(0, PRINTED_ROWS)).toEqual(onScreen.slice(0, PRINTED_ROWS));
    expect(onScreen.length).toBe(PRINTED_ROWS + 15);
    expect(poppler('pdfdetach', file, ['-list'])).toContain('missed-obligations.csv');
    const linked =
      /href="data:text\/csv;charset=utf-8;base64,([^"]*)" download="missed-obligations.csv"/.exec(
        (html ?? '').replaceAll('&#x3D;', '='),
      );
    const csv = Buffer.from(linked?.[1] ?? '', 'base64').toString();
    expect(csv.trim().split('\r\n')).toHaveLength(2051);
    expect(pageText(html ?? '')).toContain('2,050 missed obligations in all.');
  });
});

/** Every word that a reader is to find, from the model itself. */
function wordsOf(model: MonthlyModel): string[] {
  const found: string[] = [];
  collect(model, '', found);
  return found.flatMap(tokens);
}

function collect(value: unknown, key: string, found: string[]): void {
  if (typeof value === 'string' && spoken.includes(key)) found.push(value);
  if (typeof value !== 'object' || value === null || unspoken.includes(key)) return;
  for (const [name, item] of Object.entries(value)) {
    collect(item, Array.isArray(value) ? key : name, found);
  }
}

function pageText(html: string): string {
  return html
    .slice(html.indexOf('<body>'), html.lastIndexOf('<script>'))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');
}

function tokens(text: string): string[] {
  return text.normalize('NFC').match(/\d[\d.,:]*\d|\d|\p{L}+/gu) ?? [];
}

function missing(wanted: readonly string[], present: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of present) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
