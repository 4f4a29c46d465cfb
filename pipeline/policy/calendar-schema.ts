import { z } from 'zod';
import { date, id, text } from './schema-parts.js';
import { asWritten } from './wording-schema.js';

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Times are written HH:MM, up to 24:00.');
const days = z
  .string()
  .regex(
    /^(mon|tue|wed|thu|fri|sat|sun)([-,](mon|tue|wed|thu|fri|sat|sun))*$/,
    'Days are written mon-fri, sun-thu or mon,wed,sat.',
  );
const holidayDay = z.union([
  text,
  z.strictObject({
    name: text,
    hours: z
      .array(z.strictObject({ opens: clock, closes: clock }))
      .min(1)
      .describe('The hours that remain on this date, in place of its windows.'),
  }),
]);

/** A named list of closed (or shortened) dates, written out so that no package update moves a closed month. */
export const holidayList = z.strictObject({
  name: text,
  covers: z
    .strictObject({ from: date, to: date })
    .describe('The dates for which the list is complete.'),
  dates: z.record(date, holidayDay),
});

const window = z.strictObject({
  days,
  opens: clock,
  closes: clock.describe('24:00 is the end of the day; earlier than `opens` runs over midnight.'),
  business_day: z
    .boolean()
    .default(true)
    .describe('False: these hours count, but the date is no business date because of them.'),
});

export const calendar = z.union([
  z.strictObject({
    name: text,
    zone: text.describe('IANA zone, or a fixed offset as UTC+10, UTC-5, UTC.'),
    windows: z.array(window).min(1),
    holidays: z
      .union([
        z.array(id).describe('Closed on every date of any of these lists.'),
        z
          .strictObject({ common: z.array(id).min(2) })
          .describe('Closed only on dates in all of them.'),
        z
          .strictObject({ table: id })
          .describe("The user's own: rows of the holidays table with this calendar key."),
      ])
      .default([]),
    as_written: asWritten.optional(),
  }),
  z.strictObject({ name: text, union: z.array(id).min(2) }),
]);
