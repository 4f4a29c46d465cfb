import { closuresOf, type HolidayRow, membersOf } from '../policy/calendar.js';
import type { LoadedPolicy } from '../policy/load.js';
import type { Scenario } from '../policy/scenarios.js';
import type { CalendarLayout } from '../policy/segments.js';
import { civilZone, type ZoneNamed } from '../policy/zone.js';
import { type Field, fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';
import type { CalendarNumbers } from './layouts.js';
import { offsetColumns, offsetRows } from './zones.js';

const dayMs = 86_400_000;

/** Which calendars a replay used, and how far they were laid out. */
export interface LaidOut {
  readonly numbers: CalendarNumbers;
  readonly layouts: readonly CalendarLayout[];
  readonly from: number;
  readonly to: number;
  readonly holidays: readonly HolidayRow[];
  readonly zones?: ZoneNamed | undefined;
}

/** Keeps, for whoever checks the ledger, what calendars it rests on: their names, open windows, closures and zones. */
export async function writeCalendars(
  warehouse: Warehouse,
  policies: readonly LoadedPolicy[],
  scenarios: readonly Scenario[],
  laidOut: LaidOut,
): Promise<void> {
  await fill(
    warehouse,
    'policy.calendars',
    calendarColumns,
    calendarRows(policies, scenarios, laidOut.numbers),
  );
  await fill(warehouse, 'policy.calendar_windows', windowColumns, windowRows(laidOut));
  await fill(warehouse, 'policy.calendar_closures', closureColumns, closureRows(laidOut));
  await fill(warehouse, 'policy.calendar_offsets', offsetColumns, zoneRows(laidOut));
}

const calendarColumns = {
  calendar_id: 'integer',
  policy: 'text',
  policy_version: 'text',
  calendar: 'text',
  members: 'text',
  scenarios: 'text',
} as const;

function calendarRows(
  policies: readonly LoadedPolicy[],
  scenarios: readonly Scenario[],
  numbers: CalendarNumbers,
): Field[][] {
  const found = new Map<string, { readonly row: Field[]; readonly scenarios: string[] }>();
  for (const scenario of scenarios.filter(({ why_not }) => why_not === null)) {
    for (const [place, { policy }] of policies.entries()) {
      const read = scenario.policies.get(place);
      if (read === undefined) continue;
      for (const [calendar, number] of numbers.askedOf(read)) {
        const members = membersOf(read.calendars, calendar).map(
          ({ id, leaf }) => `${id} (${leaf.zone})`,
        );
        const row = [number, policy.id, policy.version, calendar, members.join(', ')];
        const key = JSON.stringify(row);
        const held = found.get(key) ?? { row, scenarios: [] };
        held.scenarios.push(scenario.name);
        found.set(key, held);
      }
    }
  }
  return [...found.values()].map(({ row, scenarios: under }) => [...row, under.join(', ')]);
}

const windowColumns = {
  calendar_id: 'integer',
  member: 'text',
  opening_date: 'date',
  opens_ms: 'bigint',
  closes_ms: 'bigint',
  is_business: 'boolean',
} as const;

function* windowRows({ layouts }: LaidOut): Generator<Field[]> {
  for (const [calendar, { members }] of layouts.entries()) {
    for (const { id, windows } of members) {
      for (const { date, opens_ms, closes_ms, is_business } of windows) {
        yield [calendar, id, date, opens_ms, closes_ms, is_business];
      }
    }
  }
}

const closureColumns = {
  calendar_id: 'integer',
  member: 'text',
  closed_date: 'date',
  name: 'text',
  opens: 'text',
  closes: 'text',
} as const;

function* closureRows({ numbers, from, to, holidays: table }: LaidOut): Generator<Field[]> {
  const first = dateOf(from - dayMs);
  const last = dateOf(to + dayMs);
  for (const [calendar, { calendars, holidays, id }] of numbers.all().entries()) {
    for (const { id: member, leaf } of membersOf(calendars, id)) {
      for (const [date, { name, hours }] of closuresOf(leaf, holidays, table)) {
        if (date < first || date > last) continue;
        const left = hours.length === 0 ? [{ opens: null, closes: null }] : hours;
        for (const { opens, closes } of left) yield [calendar, member, date, name, opens, closes];
      }
    }
  }
}

function zoneRows({ numbers, from, to, zones = civilZone }: LaidOut): Field[][] {
  const names = numbers
    .all()
    .flatMap(({ calendars, id }) => membersOf(calendars, id).map(({ leaf }) => leaf.zone));
  return [...new Set(names)].sort().flatMap((name) => {
    const zone = zones(name);
    if (zone === null) throw new Error(`No zone ${name}.`);
    return offsetRows(zone, from - 10 * dayMs, to + 10 * dayMs);
  });
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
