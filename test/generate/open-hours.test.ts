import { expect, test } from 'vitest';
import { OpenHours } from '../../pipeline/generate/world/open-hours.js';

const hour = 3_600_000;
const start = Date.parse('2025-08-01T00:00:00Z');
const end = Date.parse('2026-11-01T00:00:00Z');
const weekdays = { 1: [9, 17], 2: [9, 17], 3: [9, 17], 4: [9, 17], 5: [9, 17] } as const;
const office = new OpenHours([{ zone: 'Europe/London', hours: weekdays, closed: [] }], start, end);

test.each([
  ['within a day', '2026-03-02T10:00:00Z', 2, '2026-03-02T12:00:00Z'],
  ['up to the closing', '2026-03-02T15:00:00Z', 2, '2026-03-02T17:00:00Z'],
  ['over a weekend', '2026-03-06T16:00:00Z', 2, '2026-03-09T10:00:00Z'],
  ['over the clock change', '2026-03-27T16:00:00Z', 2, '2026-03-30T09:00:00Z'],
  ['from a Sunday', '2026-03-08T03:00:00Z', 1, '2026-03-09T10:00:00Z'],
])('open hours pass %s', (_, from, hours, until) => {
  expect(new Date(office.after(Date.parse(from), hours * hour)).toISOString()).toBe(
    until.replace('Z', '.000Z'),
  );
});

test('desks that overlap count once', () => {
  const two = new OpenHours(
    [
      { zone: 'UTC', hours: { 1: [8, 12] }, closed: [] },
      { zone: 'UTC', hours: { 1: [10, 16] }, closed: [] },
    ],
    start,
    end,
  );
  expect(two.after(Date.parse('2026-03-02T00:00:00Z'), 8 * hour)).toBe(
    Date.parse('2026-03-02T16:00:00Z'),
  );
});

test('a holiday is closed', () => {
  const closed = [new Set(['2026-03-02'])];
  const hours = new OpenHours([{ zone: 'Europe/London', hours: weekdays, closed }], start, end);
  expect(hours.isOpen(Date.parse('2026-03-02T10:00:00Z'))).toBe(false);
  expect(hours.isOpen(Date.parse('2026-03-03T10:00:00Z'))).toBe(true);
});
