import { expect, test } from 'vitest';
import { counted, listed } from '../../reports/words/count.js';
import { duration } from '../../reports/words/duration.js';
import { instant, month } from '../../reports/words/instant.js';
import { change, percent } from '../../reports/words/rate.js';
import { rowsNote } from '../../reports/words/rows.js';

const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ');

test('100 % means all: one miss in a hundred thousand is not rounded away', () => {
  expect(plainSpaces(percent(99_999 / 100_000, 100_000))).toBe('99.9 %');
  expect(plainSpaces(percent(1, 100_000))).toBe('100.0 %');
});

test('under 200 obligations a rate has no decimal', () => {
  expect(plainSpaces(percent(0.9849, 199))).toBe('98 %');
  expect(plainSpaces(percent(0.9849, 200))).toBe('98.4 %');
});

test('an exact tenth is not lost to floating point', () => {
  expect(plainSpaces(percent(0.941, 1000))).toBe('94.1 %');
  expect(plainSpaces(percent(0.57, 100))).toBe('57 %');
});

test('the change is the difference of the figures that are printed', () => {
  const text = change({ rate: 0.9419, n: 500 }, { rate: 0.9301, n: 400 }, 'September').text;
  expect(plainSpaces(text)).toBe('1.1 points above September');
  expect(change({ rate: 0.5, n: 400 }, { rate: 0.5, n: 400 }, 'May').text).toBe('as in May');
  expect(plainSpaces(change({ rate: 0.5, n: 50 }, { rate: 0.51, n: 400 }, 'May').text)).toBe(
    '1 point below May',
  );
});

test('durations are whole minutes, and lateness never reads as none', () => {
  expect(plainSpaces(duration(12_000_000))).toBe('3 h 20 min');
  expect(plainSpaces(duration(7_200_000))).toBe('2 h');
  expect(plainSpaces(duration(0))).toBe('0 min');
  expect(plainSpaces(duration(1))).toBe('under 1 min');
  expect(plainSpaces(duration(-60_000))).toBe('−1 min');
});

test('an instant carries the abbreviation that people there use', () => {
  const july = Date.UTC(2026, 6, 1, 12);
  expect(instant(july, 'Europe/London')).toBe('1 Jul 2026, 13:00 BST');
  expect(instant(july, 'America/New_York')).toBe('1 Jul 2026, 08:00 EDT');
  expect(instant(july, 'Australia/Sydney')).toBe('1 Jul 2026, 22:00 AEST');
  expect(instant(july, 'Asia/Jerusalem')).toBe('1 Jul 2026, 15:00 UTC+03:00');
  expect(instant(july, 'UTC')).toBe('1 Jul 2026, 12:00 UTC');
  expect(month('2026-10')).toBe('October 2026');
});

test('one, none and many are said as people say them', () => {
  expect(counted(0, 'case')).toBe('no cases');
  expect(counted(1, 'case')).toBe('1 case');
  expect(counted(1204, 'reply', 'replies')).toBe('1,204 replies');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
});

test('a table that is cut says how many rows there are and where the rest is', () => {
  expect(rowsNote(2000, 'row', 'rows', 'missed.csv')).toBeNull();
  expect(rowsNote(2500, 'miss', 'missed obligations', 'missed.csv')).toBe(
    '2,500 missed obligations in all. The worst 2,000 are here; all of them are in missed.csv.',
  );
});
