import { expect, test } from 'vitest';
import { expandCalendar } from '../../pipeline/policy/calendar.js';
import { type Interval, merged } from '../oracle/intervals.js';
import { answer, expectation } from './answers.js';
import { absent, peerCases } from './cases.js';
import { whyLeftOut } from './fits.js';
import { ourCalendar, yearsAround } from './peer-calendar.js';

const held = peerCases().filter(
  (one) => one.kind !== undefined && one.kind !== 'business-days' && whyLeftOut(one) === null,
);

test('the cases of other products are at hand', ({ skip }) => {
  if (absent !== null) skip(absent);
  expect(held.length).toBeGreaterThan(200);
});

test.each(held.map((one) => [one.id, one] as const))('our calendars agree with %s', (_, one) => {
  const { calendars, holidays } = ourCalendar(one.calendar, yearsAround(one.from));
  const open = (from: number, to: number) => {
    const windows = expandCalendar(calendars, holidays, 'peer', from, to).map(
      ({ opens_ms, closes_ms }): Interval => [Math.max(opens_ms, from), Math.min(closes_ms, to)],
    );
    return merged(windows.filter(([opens, closes]) => opens < closes));
  };
  expect(answer(one, open)).toEqual(expectation(one));
});
