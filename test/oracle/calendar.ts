import type { Zone } from 'luxon';
import type { Policy } from '../../pipeline/policy/schema.js';
import { daysMeant, midnight, plusDays, timeOfDay, weekday } from './dates.js';
import { type Interval, merged } from './intervals.js';
import { dateOf, instantOf, zoneNamed } from './zone.js';

/** Hours that a holiday row of the user's own table leaves open; none: closed all day. */
export interface HolidayRow {
  readonly calendar: string;
  readonly date: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** One window as it falls on one local date. */
export interface OpenWindow {
  readonly opens: number;
  readonly closes: number;
  readonly date: string;
  readonly isBusiness: boolean;
}

/** One place's week: a zone, and what is open on each local date. */
export interface Place {
  readonly zone: Zone;
  windowsOn(date: string): readonly OpenWindow[];
}

/** Support hours: one place, or several whose hours are taken together. */
export interface Hours {
  readonly places: readonly Place[];
}

type Calendars = Pick<Policy, 'calendars' | 'holidays'>;
type Leaf = Extract<Policy['calendars'][string], { zone: string }>;
type Remaining = readonly { opens: string; closes: string }[];

const day = 86_400_000;

/** The hours of a calendar by its id; `always` is around the clock. */
export function hoursOf(policy: Calendars, id: string, table: readonly HolidayRow[] = []): Hours {
  if (id === 'always') return { places: [aroundTheClock] };
  const calendar = policy.calendars[id];
  if (calendar === undefined) throw new Error(`No calendar ${id}`);
  if ('union' in calendar) {
    return { places: calendar.union.flatMap((member) => hoursOf(policy, member, table).places) };
  }
  return { places: [placeOf(policy, calendar, table)] };
}

/** All windows that touch the span, place by place. */
export function windowsBetween(place: Place, from: number, to: number): OpenWindow[] {
  const found: OpenWindow[] = [];
  const last = plusDays(dateOf(place.zone, to), 1);
  for (let date = plusDays(dateOf(place.zone, from), -2); date <= last; date = plusDays(date, 1)) {
    found.push(...place.windowsOn(date).filter((one) => one.opens < to && one.closes > from));
  }
  return found;
}

/** Open time within a span, as intervals that do not touch each other. */
export function openBetween(hours: Hours, from: number, to: number): Interval[] {
  const all = hours.places
    .flatMap((place) => windowsBetween(place, from, to))
    .map((one): Interval => [Math.max(one.opens, from), Math.min(one.closes, to)]);
  return merged(all);
}

/** The first instant at or after `from` at which the hours are open. */
export function nextOpen(hours: Hours, from: number): number {
  for (let start = from; start < from + 4000 * day; start += 20 * day) {
    const [first] = openBetween(hours, start, start + 20 * day);
    if (first !== undefined) return first[0];
  }
  throw new Error('These hours never open.');
}

const utc = zoneNamed('UTC');
const aroundTheClock: Place = {
  zone: utc,
  windowsOn: (date) => [
    { opens: midnight(date), closes: midnight(date) + day, date, isBusiness: true },
  ],
};

function placeOf(policy: Calendars, calendar: Leaf, table: readonly HolidayRow[]): Place {
  const zone = zoneNamed(calendar.zone);
  const known = new Map<string, readonly OpenWindow[]>();
  return {
    zone,
    windowsOn: (date) => {
      const before = known.get(date);
      if (before !== undefined) return before;
      const windows = windowsOnDate(policy, calendar, table, zone, date);
      known.set(date, windows);
      return windows;
    },
  };
}

function windowsOnDate(
  policy: Calendars,
  calendar: Leaf,
  table: readonly HolidayRow[],
  zone: Zone,
  date: string,
): OpenWindow[] {
  const weekly = calendar.windows.filter((window) => daysMeant(window.days).has(weekday(date)));
  const remaining = holidayOn(policy, calendar, table, date);
  const isBusinessDate = weekly.length === 0 || weekly.some((window) => window.business_day);
  const planned =
    remaining === null
      ? weekly.map(({ opens, closes, business_day }) => ({ opens, closes, business_day }))
      : remaining.map(({ opens, closes }) => ({ opens, closes, business_day: isBusinessDate }));
  return planned
    .map((window): OpenWindow => {
      const opens = midnight(date) + timeOfDay(window.opens);
      const closes = midnight(date) + timeOfDay(window.closes);
      return {
        opens: instantOf(zone, opens, 'earlier'),
        closes: instantOf(zone, closes > opens ? closes : closes + day, 'later'),
        date,
        isBusiness: window.business_day,
      };
    })
    .filter((window) => window.opens < window.closes);
}

/** Null on an ordinary date; on a holiday the hours that remain, none if it is closed all day. */
function holidayOn(
  policy: Calendars,
  calendar: Leaf,
  table: readonly HolidayRow[],
  date: string,
): Remaining | null {
  const kept = calendar.holidays;
  if (!Array.isArray(kept) && 'table' in kept) {
    const rows = table.filter((row) => row.calendar === kept.table && row.date === date);
    if (rows.length === 0) return null;
    return rows.some(isAllDay) ? [] : rows.flatMap(remainingOfRow);
  }
  const isCommon = !Array.isArray(kept);
  const lists = isCommon ? kept.common : kept;
  const holidays = lists.flatMap((list) => policy.holidays[list]?.dates[date] ?? []);
  if (holidays.length === 0 || (isCommon && holidays.length < lists.length)) return null;
  const remaining = holidays.map((entry) => (typeof entry === 'string' ? [] : entry.hours));
  return isCommon
    ? remaining.flat()
    : (remaining.find((hours) => hours.length === 0) ?? remaining[0] ?? []);
}

function isAllDay(row: HolidayRow): boolean {
  return row.opens === null || row.closes === null;
}

function remainingOfRow(row: HolidayRow): Remaining {
  return [{ opens: row.opens ?? '', closes: row.closes ?? '' }];
}
