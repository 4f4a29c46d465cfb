import { expect, test } from 'vitest';
import { columnWidth } from '../../reports/look/tokens.js';
import { onDecimalPoint } from '../../reports/render/decimals.js';
import { breakLongWords, textWidth, unbrokenPieces } from '../../reports/render/measure.js';
import { columnWidths } from '../../reports/render/widths.js';
import { percent } from '../../reports/words/rate.js';
import { column, figure, table, words } from './fixtures/figures.js';
import { missedRows, missedSection } from './fixtures/monthly-model.js';

test('rates with and without a decimal stand on the decimal point', () => {
  const rates = table(
    't',
    'T',
    [column('rate', 'Rate', 'rate')],
    [[figure(percent(0.984, 1000), 0.984)], [figure(percent(0.98, 50), 0.98)], [words('3 of 4')]],
  );
  const texts = onDecimalPoint(rates, rates.rows).map((row) => row[0]?.text ?? '');
  expect(textWidth(texts[1] ?? '', 100)).toBeCloseTo(textWidth(texts[0] ?? '', 100), -1);
  expect(texts[2]).toBe('3 of 4');
});

test('beside shares of so many, or times, a rate is not spaced out', () => {
  const said = [percent(0.984, 1000), percent(0.98, 50), '81 % of 105', '2 h 33 min'];
  const mixed = table(
    't',
    'T',
    [column('rate', 'Rate', 'rate')],
    said.map((text) => [words(text)]),
  );
  expect(onDecimalPoint(mixed, mixed.rows).map(([cell]) => cell?.text)).toEqual(said);
});

test('a wide table fills the paper and never leaves it', () => {
  const rows = missedRows(50);
  const [block] = missedSection(rows).blocks;
  const widths = block?.kind === 'table' ? columnWidths(block.table, rows) : [];
  const total = widths.reduce((sum, width) => sum + width, 0);
  expect(total).toBeLessThanOrEqual(columnWidth);
  expect(total).toBeGreaterThan(columnWidth - 2);
});

test('a column of long names gives way before one of short words', () => {
  const names = 'A company whose name goes on and on and on, for as long as there is room for it';
  const many = ['Tier', 'Severity', 'Promise', 'Group', 'Channel', 'Hinges on'];
  const wide = table(
    't',
    'T',
    [column('name', 'Account'), ...many.map((label) => column(label, label))],
    [[words(names), ...many.map(() => words('First response'))]],
  );
  const [first = 0, ...others] = columnWidths(wide, wide.rows);
  const need = textWidth('First response', 8);
  for (const width of others) expect(width).toBeGreaterThan(need);
  expect(first).toBeLessThan(textWidth(names, 8));
});

test('only a word that does not fit is broken, so that hashes can be copied', () => {
  const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  expect(breakLongWords(hash, 400, 8)).toBe(hash);
  expect(breakLongWords(`file ${hash}`, 60, 8)).toMatch(/^file 9\u200bf/);
});

test('a hyphen before a figure parts no line, so the column of case ids is as wide as the two together', () => {
  expect(unbrokenPieces('LONG-CASE-IDENTIFIER-0001')).toEqual([
    'LONG-',
    'CASE-',
    'IDENTIFIER-0001',
  ]);
});
