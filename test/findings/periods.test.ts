import { expect, test } from 'vitest';
import { lastMonth, lastQuarter } from '../../pipeline/findings/last-month.js';
import { datesFromTo, monthsUpTo, quartersUpTo } from '../../pipeline/findings/periods.js';
import { month, monthName, monthShort } from '../../reports/words/instant.js';

const iso = (ms: number) => new Date(ms).toISOString();

test('a month stands with the twelve before it, by local dates', () => {
  const { labels, startsMs, toMs, endsBefore } = monthsUpTo('2026-03', 'Europe/London');
  expect(labels.length).toBe(13);
  expect([labels[0], labels.at(-1)]).toEqual(['2025-03', '2026-03']);
  expect(iso(startsMs.at(-1) ?? 0)).toBe('2026-03-01T00:00:00.000Z');
  expect(iso(toMs)).toBe('2026-03-31T23:00:00.000Z');
  expect(endsBefore).toBe('2026-04-01');
});

test('a quarter stands with the four before it', () => {
  const { labels, startsMs, toMs } = quartersUpTo('2026-Q1', 'America/New_York');
  expect(labels).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']);
  expect(startsMs.map(iso)[4]).toBe('2026-01-01T05:00:00.000Z');
  expect(iso(toMs)).toBe('2026-04-01T04:00:00.000Z');
});

test('dates are inclusive at both ends and stand with as many days before', () => {
  const { labels, startsMs, toMs } = datesFromTo('2026-07-01', '2026-07-31', 'UTC');
  expect(labels).toEqual(['2026-05-31/2026-06-30', '2026-07-01/2026-07-31']);
  expect([...startsMs, toMs].map(iso)).toEqual([
    '2026-05-31T00:00:00.000Z',
    '2026-07-01T00:00:00.000Z',
    '2026-08-01T00:00:00.000Z',
  ]);
});

test.each([
  () => quartersUpTo('2026-Q5', 'UTC'),
  () => monthsUpTo('2026-13', 'UTC'),
  () => datesFromTo('2026-02-30', '2026-03-01', 'UTC'),
  () => datesFromTo('2026-03-02', '2026-03-01', 'UTC'),
])('what is no period is refused (%#)', (asked) => {
  expect(asked).toThrow(/is no|ends before/);
});

test.each([
  ['2026-10-31T23:59:59Z', '2026-10', '2026-Q3'],
  ['2026-09-30T23:59:59Z', '2026-09', '2026-Q3'],
  ['2026-09-30T23:59:58Z', '2026-08', '2026-Q2'],
  ['2026-01-15T00:00:00Z', '2025-12', '2025-Q4'],
])('at %s the last complete month is %s, the last complete quarter %s', (at, held, quarter) => {
  expect(lastMonth(Date.parse(at), 'UTC')).toBe(held);
  expect(lastQuarter(Date.parse(at), 'UTC')).toBe(quarter);
});

test('each kind of period has its words', () => {
  expect(['2026-10', '2026-Q3', '2026-07-01/2026-07-31'].map(month)).toEqual([
    'October 2026',
    'third quarter 2026',
    '1 July 2026 to 31 July 2026',
  ]);
  expect(['2026-10', '2026-Q3', '2026-07-01/2026-07-31'].map(monthName)).toEqual([
    'October',
    'the third quarter',
    'the period',
  ]);
  expect(['2026-10', '2026-Q3'].map(monthShort)).toEqual(['Oct 2026', 'Q3 2026']);
});
