import { expect, test } from 'vitest';
import { tableCsv } from '../../reports/render/csv.js';
import { column, figure, table, words } from './fixtures/figures.js';

test('a text that a spreadsheet would run as a formula is neutralised, figures stay figures', () => {
  const rows = ['=1+1', '+1', '-1', '@sum', 'a "b", c', 'plain'].map((text) => [
    words(text),
    figure('−5 min', -300000),
  ]);
  const csv = tableCsv(
    table('t', 'T', [column('name', 'Name'), column('late', 'Late', 'duration')], rows),
  );
  expect(csv).toBe(
    [
      'Name,Late (ms)',
      "'=1+1,-300000",
      "'+1,-300000",
      "'-1,-300000",
      "'@sum,-300000",
      '"a ""b"", c",-300000',
      'plain,-300000',
      '',
    ].join('\r\n'),
  );
});

test('an instant leaves in UTC with milliseconds', () => {
  const csv = tableCsv(
    table(
      't',
      'T',
      [column('due', 'Due', 'instant')],
      [[figure('1 Jul 2026, 13:00 BST', Date.UTC(2026, 6, 1, 12))]],
    ),
  );
  expect(csv).toBe('Due (UTC)\r\n2026-07-01T12:00:00.000Z\r\n');
});
