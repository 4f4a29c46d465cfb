import { expect, test } from 'vitest';
import { businessDates, dueByDate } from './business-days.js';
import { type Hours, hoursOf, nextOpen, openBetween } from './calendar.js';
import { counted, reached } from './clock.js';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const said = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const weekdays = (zone: string, opens = '09:00', closes = '17:00', days = 'mon-fri'): Hours =>
  hours({ place: place(zone, [{ days, opens, closes, business_day: true }]) });

interface Windows {
  days: string;
  opens: string;
  closes: string;
  business_day: boolean;
}

function place(zone: string, windows: Windows[], holidays: string[] = []) {
  return { name: zone, zone, windows, holidays };
}

function hours(
  calendars: Record<string, ReturnType<typeof place> | { name: string; union: string[] }>,
  dates: Record<string, string | { name: string; hours: { opens: string; closes: string }[] }> = {},
  id = Object.keys(calendars).at(-1) ?? '',
): Hours {
  const covers = { from: '2000-01-01', to: '2050-12-31' };
  return hoursOf({ calendars, holidays: { list: { name: 'List', covers, dates } } }, id);
}

test('a Friday afternoon runs on to Monday morning', () => {
  const newYork = weekdays('America/New_York');
  const start = at('2024-03-08T21:00Z');
  expect(said(reached(newYork, [], start, 4 * hour))).toBe('2024-03-11T16:00');
  expect(counted(newYork, [], start, at('2024-03-11T16:00Z'))).toBe(4 * hour);
});

test('a target that ends exactly at closing time is due at that closing', () => {
  const utc = weekdays('UTC');
  expect(said(reached(utc, [], at('2024-05-06T13:00Z'), 4 * hour))).toBe('2024-05-06T17:00');
});

test('the night the clocks go forward has 23 hours, and back 25', () => {
  const always = weekdays('Europe/Paris', '00:00', '24:00', 'mon-sun');
  const count = (from: string, to: string) => counted(always, [], at(from), at(to)) / hour;
  expect(count('2024-03-30T23:00Z', '2024-03-31T22:00Z')).toBe(23);
  expect(count('2024-10-26T22:00Z', '2024-10-27T23:00Z')).toBe(25);
  const sunday = openBetween(
    weekdays('Europe/Paris', '00:00', '24:00', 'sun'),
    at('2024-10-26T00:00Z'),
    at('2024-10-29T00:00Z'),
  );
  expect(sunday.map(([from, to]) => (to - from) / hour)).toEqual([25]);
});

test('an opening in the hour that is skipped moves to the first instant that exists', () => {
  const night = weekdays('America/New_York', '02:30', '04:00', 'sun');
  expect(openBetween(night, at('2024-03-10T00:00Z'), at('2024-03-11T00:00Z'))).toEqual([
    [at('2024-03-10T07:00Z'), at('2024-03-10T08:00Z')],
  ]);
});

test('in the hour that comes twice an opening is the first and a closing the second', () => {
  const night = weekdays('America/New_York', '01:15', '01:45', 'sun');
  expect(openBetween(night, at('2024-11-03T00:00Z'), at('2024-11-04T00:00Z'))).toEqual([
    [at('2024-11-03T05:15Z'), at('2024-11-03T06:45Z')],
  ]);
});

test('hours over midnight belong to the date on which they open, and a holiday closes those', () => {
  const windows = [{ days: 'mon-fri', opens: '22:00', closes: '06:00', business_day: true }];
  const night = hours({ place: place('UTC', windows, ['list']) }, { '2024-05-08': 'Closed' });
  const open = openBetween(night, at('2024-05-07T12:00Z'), at('2024-05-10T12:00Z'));
  expect(open.map(([from, to]) => [said(from), said(to)])).toEqual([
    ['2024-05-07T22:00', '2024-05-08T06:00'],
    ['2024-05-09T22:00', '2024-05-10T06:00'],
  ]);
});

test('a half day keeps the hours that remain', () => {
  const windows = [{ days: 'mon-fri', opens: '09:00', closes: '17:00', business_day: true }];
  const eve = { name: 'Eve', hours: [{ opens: '09:00', closes: '12:00' }] };
  const half = hours({ place: place('UTC', windows, ['list']) }, { '2024-12-24': eve });
  expect(said(reached(half, [], at('2024-12-24T10:00Z'), 3 * hour))).toBe('2024-12-25T10:00');
});

test('two teams together are open once where both are open', () => {
  const window = [{ days: 'mon-fri', opens: '08:00', closes: '17:00', business_day: true }];
  const both = hours({
    sydney: place('Australia/Sydney', window),
    brisbane: place('Australia/Brisbane', window),
    both: { name: 'Both', union: ['sydney', 'brisbane'] },
  });
  expect(counted(both, [], at('2024-01-15T00:00Z') - 5 * hour, at('2024-01-15T12:00Z'))).toBe(
    10 * hour,
  );
});

test('a fixed offset knows no summer', () => {
  const fixed = weekdays('UTC+10');
  expect(said(nextOpen(fixed, at('2024-01-14T12:00Z')))).toBe('2024-01-14T23:00');
  expect(said(nextOpen(fixed, at('2024-07-14T12:00Z')))).toBe('2024-07-14T23:00');
});

test('pauses count nothing, and cost nothing while closed', () => {
  const utc = weekdays('UTC');
  const pause = [[at('2024-05-06T11:00Z'), at('2024-05-06T12:00Z')]] as const;
  const weekend = [[at('2024-05-10T17:00Z'), at('2024-05-13T09:00Z')]] as const;
  expect(said(reached(utc, pause, at('2024-05-06T10:00Z'), 2 * hour))).toBe('2024-05-06T13:00');
  expect(said(reached(utc, weekend, at('2024-05-10T16:00Z'), 2 * hour))).toBe('2024-05-13T10:00');
});

test('so many business days later at the same time, kept within the hours of that date', () => {
  const windows = [
    { days: 'mon-thu', opens: '09:00', closes: '18:00', business_day: true },
    { days: 'fri', opens: '09:00', closes: '13:00', business_day: true },
  ];
  const short = hours({ place: place('UTC', windows) });
  expect(said(dueByDate(short, at('2024-05-08T10:30Z'), 1, 'same_time'))).toBe('2024-05-09T10:30');
  expect(said(dueByDate(short, at('2024-05-09T15:00Z'), 1, 'same_time'))).toBe('2024-05-10T13:00');
  expect(said(dueByDate(short, at('2024-05-11T15:00Z'), 1, 'same_time'))).toBe('2024-05-14T09:00');
  expect(said(dueByDate(short, at('2024-05-08T10:30Z'), 2, 'end_of_day'))).toBe('2024-05-10T13:00');
  expect(said(dueByDate(short, at('2024-05-08T10:30Z'), 0, 'end_of_day'))).toBe('2024-05-08T18:00');
  expect(said(dueByDate(short, at('2024-05-08T18:00Z'), 0, 'end_of_day'))).toBe('2024-05-09T18:00');
});

test('hours that are no business day keep their time, and Monday counts as one', () => {
  const windows = [
    { days: 'mon-fri', opens: '09:00', closes: '18:00', business_day: true },
    { days: 'sat', opens: '09:00', closes: '16:00', business_day: false },
  ];
  const withSaturday = hours({ place: place('Europe/London', windows) });
  const saturday = at('2024-06-01T10:15Z');
  expect(said(dueByDate(withSaturday, saturday, 1, 'same_time'))).toBe('2024-06-03T10:15');
  expect(said(dueByDate(withSaturday, saturday, 0, 'end_of_day'))).toBe('2024-06-03T17:00');
  expect(said(dueByDate(withSaturday, saturday, 2, 'end_of_day'))).toBe('2024-06-04T17:00');
});

test('two in the morning of Monday’s night is still Monday', () => {
  const windows = [{ days: 'mon-fri', opens: '18:00', closes: '04:00', business_day: true }];
  const night = hours({ place: place('UTC', windows) });
  const start = at('2024-05-07T02:00Z');
  expect(said(dueByDate(night, start, 1, 'same_time'))).toBe('2024-05-08T02:00');
  expect(said(dueByDate(night, start, 1, 'end_of_day'))).toBe('2024-05-08T04:00');
  expect(businessDates(night, start, start + 1).map(({ date }) => date)).toEqual(['2024-05-06']);
});
