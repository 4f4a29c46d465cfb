import { expect, test } from 'vitest';
import { dueByDate } from '../oracle/business-days.js';
import { hoursOf, openBetween } from '../oracle/calendar.js';
import { counted } from '../oracle/clock.js';
import { dueOf } from '../oracle/due.js';
import type { Interval } from '../oracle/intervals.js';
import { answer, expectation } from './answers.js';
import { absent, peerCases } from './cases.js';
import { whyLeftOut } from './fits.js';
import { ourCalendar, yearsAround } from './peer-calendar.js';

const held = peerCases().filter((one) => whyLeftOut(one) === null);
const hours = (one: (typeof held)[number]) =>
  hoursOf(ourCalendar(one.calendar, yearsAround(one.from)), 'peer');

test('the cases of other products are at hand', ({ skip }) => {
  if (absent !== null) skip(absent);
  expect(held.length).toBeGreaterThan(300);
});

const calendar = held.filter((one) => one.kind !== undefined && one.kind !== 'business-days');
test.each(calendar.map((one) => [one.id, one] as const))(
  'the slow oracle agrees with %s',
  (_, one) => {
    expect(answer(one, (from, to) => openBetween(hours(one), from, to))).toEqual(expectation(one));
  },
);

const days = held.filter((one) => one.kind === 'business-days');
test.each(days.map((one) => [one.id, one] as const))('the slow oracle agrees with %s', (_, one) => {
  const isDate = one.from.length === 10;
  const start = Date.parse(isDate ? `${one.from}T12:00Z` : one.from);
  const at = one.endOfWorkingDay === true ? 'end_of_day' : 'same_time';
  const due = dueByDate(hours(one), start, one.days ?? 0, at);
  const told = new Date(due).toISOString();
  expect(isDate ? told.slice(0, 10) : due).toBe(
    isDate ? one.expectedDue : Date.parse(one.expectedDue ?? ''),
  );
});

const clocks = held.flatMap((one) =>
  (one.clocks ?? []).map((clock) => [`${one.id}: ${clock.metric}`, one, clock] as const),
);
test.each(clocks)('the slow oracle agrees with %s', (_, one, clock) => {
  const pauses = (clock.pauses ?? []).map(
    ([from, to]): Interval => [Date.parse(from), Date.parse(to)],
  );
  const start = Date.parse(clock.start);
  const end = Math.max(start, ...pauses.map(([, to]) => to));
  const stop = clock.stop === undefined ? end : Date.parse(clock.stop);
  const course = { clock: hours(one), pauses, stop, isWaiting: false };
  const due = dueOf(course, start, { on: 'hours', ms: clock.targetMinutes * 60_000 });
  if (clock.expectedDueAt !== undefined) expect(due).toBe(Date.parse(clock.expectedDueAt));
  if (clock.expectedElapsedMinutes !== undefined) {
    const elapsed = counted(course.clock, pauses, start, stop);
    expect(Math.floor(elapsed / 60_000)).toBe(clock.expectedElapsedMinutes);
  }
  if (clock.expectedBreached !== undefined) {
    expect(stop > (due ?? Infinity)).toBe(clock.expectedBreached);
  }
});
