import type { HolidayList, LeafCalendar, Policy, PolicyCalendar } from './schema.js';
import { type CivilZone, civilZone, type ZoneNamed } from './zone.js';

const day = 86_400_000;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** One opening of one calendar, half-open `[opens_ms, closes_ms)`, and the local date on which it opens. */
export interface Window {
  readonly opens_ms: number;
  readonly closes_ms: number;
  readonly date: string;
  /** False: the hours count, but the date is no business date because of them. */
  readonly is_business: boolean;
}

/** Rows of the user's own `holidays` table. */
export interface HolidayRow {
  readonly calendar: string;
  readonly date: string;
  readonly name: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** What closes or shortens one date: the hours that remain, none if it is closed all day. */
export interface Closure {
  readonly name: string;
  readonly hours: readonly { readonly opens: string; readonly closes: string }[];
}

export type Calendars = Policy['calendars'];
export type Holidays = Policy['holidays'];

/** The calendar that is always open; every policy may name it. */
export const alwaysOpen: LeafCalendar = {
  name: 'around the clock',
  zone: 'UTC',
  windows: [{ days: 'mon-sun', opens: '00:00', closes: '24:00', business_day: true }],
  holidays: [],
};

/** The calendar of that id, the built-in `always` included. */
export function findCalendar(calendars: Calendars, id: string): PolicyCalendar {
  const found = calendars[id] ?? (id === 'always' ? alwaysOpen : undefined);
  if (found === undefined) throw new Error(`No calendar ${id}.`);
  return found;
}

/** The leaf calendars that a calendar is made of, in order: itself, or the members of a union. */
export function membersOf(calendars: Calendars, id: string): { id: string; leaf: LeafCalendar }[] {
  const found = findCalendar(calendars, id);
  if (!('union' in found)) return [{ id, leaf: found }];
  return found.union.flatMap((member) => membersOf(calendars, member));
}

/** Every window of a calendar that opens on a local date from the day before `from` to the day after `to`, by opening; a union's are its members', not merged. */
export function expandCalendar(
  calendars: Calendars,
  holidays: Holidays,
  id: string,
  from: number,
  to: number,
  table: readonly HolidayRow[] = [],
): Window[] {
  return membersOf(calendars, id)
    .flatMap(({ leaf }) => expandLeaf(leaf, closuresOf(leaf, holidays, table), from, to))
    .sort((a, b) => a.opens_ms - b.opens_ms || a.closes_ms - b.closes_ms);
}

/** Every window of a single calendar, by local date (semantics §3). */
export function expandLeaf(
  leaf: LeafCalendar,
  closures: ReadonlyMap<string, Closure>,
  from: number,
  to: number,
  zones: ZoneNamed = civilZone,
): Window[] {
  const zone = zones(leaf.zone);
  if (zone === null) throw new Error(`No zone ${leaf.zone}.`);
  const week = weekdays.map((name) =>
    leaf.windows.filter((window) => daysOf(window.days).includes(name)),
  );
  const found: Window[] = [];
  for (let local = Math.floor(from / day) * day - 2 * day; local <= to + 2 * day; local += day) {
    const date = new Date(local).toISOString().slice(0, 10);
    const planned = week[new Date(local).getUTCDay()] ?? [];
    const closure = closures.get(date);
    const open =
      closure === undefined
        ? planned
        : closure.hours.map((hours) => ({ ...hours, business_day: isBusiness(planned) }));
    for (const window of open) {
      const made = openOn(zone, local, window.opens, window.closes);
      if (made.opens_ms < made.closes_ms) {
        found.push({ ...made, date, is_business: window.business_day });
      }
    }
  }
  return found.sort((a, b) => a.opens_ms - b.opens_ms);
}

/** What each date closes for, under the calendar's rule of which lists bind. */
export function closuresOf(
  leaf: LeafCalendar,
  holidays: Holidays,
  table: readonly HolidayRow[],
): Map<string, Closure> {
  const rule = leaf.holidays;
  if (Array.isArray(rule)) return unite(rule.map((id) => closuresOfList(holidays[id])));
  if ('common' in rule) return intersect(rule.common.map((id) => closuresOfList(holidays[id])));
  return closuresOfTable(table.filter((row) => row.calendar === rule.table));
}

/** The open time of an ordinary week, of a union's most open member. */
export function weeklyOpenMs(calendars: Calendars, id: string): number {
  const weeks = membersOf(calendars, id).map(({ leaf }) =>
    leaf.windows.reduce((sum, { days, opens, closes }) => {
      const length = timeOf(closes) - timeOf(opens);
      return sum + daysOf(days).length * (length > 0 ? length : length + day);
    }, 0),
  );
  return Math.max(...weeks);
}

/** The three-letter names that `mon-fri`, `sun-thu` or `mon,wed` stands for. */
export function daysOf(text: string): string[] {
  return text.split(',').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const start = weekdays.indexOf(first);
    const count = ((weekdays.indexOf(last) - start + 7) % 7) + 1;
    return Array.from({ length: count }, (_, step) => weekdays[(start + step) % 7] ?? '');
  });
}

function isBusiness(planned: LeafCalendar['windows']): boolean {
  return planned.length === 0 || planned.some((window) => window.business_day);
}

function openOn(zone: CivilZone, date: number, opens: string, closes: string) {
  const start = date + timeOf(opens);
  const end = date + timeOf(closes);
  return {
    opens_ms: zone.instantsOf(start).earlier,
    closes_ms: zone.instantsOf(end <= start ? end + day : end).later,
  };
}

function timeOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function closuresOfList(list: HolidayList | undefined): Map<string, Closure> {
  const dates = Object.entries(list?.dates ?? {});
  return new Map(
    dates.map(([date, held]) => [
      date,
      typeof held === 'string' ? { name: held, hours: [] } : held,
    ]),
  );
}

function closuresOfTable(rows: readonly HolidayRow[]): Map<string, Closure> {
  const found = new Map<string, Closure>();
  for (const row of rows) {
    const held = found.get(row.date);
    const name = row.name ?? held?.name ?? 'holiday';
    const isPartial = row.opens !== null && row.closes !== null;
    if (!isPartial || (held !== undefined && held.hours.length === 0)) {
      found.set(row.date, { name, hours: [] });
    } else {
      const hours = { opens: row.opens ?? '', closes: row.closes ?? '' };
      found.set(row.date, { name, hours: [...(held?.hours ?? []), hours] });
    }
  }
  return found;
}

function unite(lists: readonly Map<string, Closure>[]): Map<string, Closure> {
  const found = new Map<string, Closure>();
  for (const list of lists) {
    for (const [date, closure] of list) {
      const held = found.get(date);
      if (held === undefined || (held.hours.length > 0 && closure.hours.length === 0)) {
        found.set(date, closure);
      }
    }
  }
  return found;
}

function intersect(lists: readonly Map<string, Closure>[]): Map<string, Closure> {
  const [first = new Map<string, Closure>(), ...others] = lists;
  const shared = [...first].filter(([date]) => others.every((list) => list.has(date)));
  return new Map(
    shared.map(([date, closure]) => [
      date,
      [closure, ...others.flatMap((list) => list.get(date) ?? [])].find(
        (each) => each.hours.length > 0,
      ) ?? closure,
    ]),
  );
}
