import {
  type Calendars,
  closuresOf,
  type HolidayRow,
  type Holidays,
  membersOf,
} from '../policy/calendar.js';
import type { Policy } from '../policy/schema.js';
import { type CalendarLayout, layOut } from '../policy/segments.js';
import { civilZone, type ZoneNamed } from '../policy/zone.js';
import { fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';

const dayMs = 86_400_000;
const positionMs = 14_400_000;

/** A calendar that has a number, as the first policy that asked for it has it. */
export interface HeldCalendar {
  readonly calendars: Calendars;
  readonly holidays: Holidays;
  readonly id: string;
}

/** Gives each calendar with other hours a number of its own, whichever policies and scenarios it serves. */
export class CalendarNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly held: HeldCalendar[] = [];
  private readonly byPolicy = new Map<Policy, Map<string, number>>();

  constructor(
    private readonly table: readonly HolidayRow[],
    private readonly zones: ZoneNamed = civilZone,
  ) {}

  numberOf(policy: Policy, id: string): number {
    const known = this.byPolicy.get(policy) ?? new Map<string, number>();
    this.byPolicy.set(policy, known);
    const found = known.get(id) ?? this.add(policy, id);
    known.set(id, found);
    return found;
  }

  /** Every calendar laid out over `[from, to)`, by number. */
  layouts(from: number, to: number): CalendarLayout[] {
    return this.held.map(({ calendars, holidays, id }) =>
      layOut(calendars, holidays, id, from, to, this.table, this.zones),
    );
  }

  /** Every calendar, by number. */
  all(): readonly HeldCalendar[] {
    return this.held;
  }

  /** Under which names and numbers a policy, as some scenario reads it, was asked for calendars. */
  askedOf(policy: Policy): ReadonlyMap<string, number> {
    return this.byPolicy.get(policy) ?? new Map<string, number>();
  }

  private add(policy: Policy, id: string): number {
    const { calendars, holidays } = policy;
    const members = membersOf(calendars, id).map(({ leaf }) => ({
      zone: leaf.zone,
      windows: leaf.windows,
      closures: [...closuresOf(leaf, holidays, this.table)],
    }));
    const key = JSON.stringify(members);
    const number = this.numbers.get(key) ?? this.held.length;
    if (number === this.held.length) {
      this.held.push({ calendars, holidays, id });
      this.numbers.set(key, number);
    }
    return number;
  }
}

/** Writes what the models look instants and open time up in. */
export async function writeLayouts(
  warehouse: Warehouse,
  layouts: readonly CalendarLayout[],
): Promise<void> {
  await fill(warehouse, 'policy.segments', segmentColumns, segmentRows(layouts));
  await fill(warehouse, 'policy.positions', positionColumns, positionRows(layouts));
  await fill(warehouse, 'policy.business_dates', dateColumns, dateRows(layouts));
  await fill(warehouse, 'policy.business_pieces', pieceColumns, pieceRows(layouts));
}

const segmentColumns = {
  calendar_id: 'integer',
  bucket: 'bigint',
  from_ms: 'bigint',
  to_ms: 'bigint',
  is_open: 'bigint',
  open_ms: 'bigint',
  member: 'integer',
  ordinal: 'integer',
  local_ms: 'bigint',
  is_business: 'boolean',
} as const;

function* segmentRows(layouts: readonly CalendarLayout[]) {
  for (const [calendar, { segments }] of layouts.entries()) {
    for (const segment of segments) {
      for (const [from, to] of pieces(segment.from_ms, segment.to_ms, dayMs)) {
        const passed = segment.is_open ? from - segment.from_ms : 0;
        yield [
          calendar,
          Math.floor(from / dayMs),
          from,
          to,
          segment.is_open ? 1 : 0,
          segment.open_ms + passed,
          segment.member,
          segment.ordinal,
          segment.local_ms + passed,
          segment.is_business,
        ];
      }
    }
  }
}

const positionColumns = {
  calendar_id: 'integer',
  bucket: 'bigint',
  open_from_ms: 'bigint',
  open_to_ms: 'bigint',
  from_ms: 'bigint',
} as const;

function* positionRows(layouts: readonly CalendarLayout[]) {
  for (const [calendar, { segments }] of layouts.entries()) {
    for (const segment of segments.filter((each) => each.is_open)) {
      const end = segment.open_ms + segment.to_ms - segment.from_ms;
      for (const [from, to] of pieces(segment.open_ms, end, positionMs)) {
        const from_ms = segment.from_ms + from - segment.open_ms;
        yield [calendar, Math.floor(from / positionMs), from, to, from_ms];
      }
    }
  }
}

const dateColumns = {
  calendar_id: 'integer',
  member: 'integer',
  ordinal: 'integer',
  business_date: 'date',
  midnight_ms: 'bigint',
  next_midnight_ms: 'bigint',
  opens_ms: 'bigint',
  closes_ms: 'bigint',
} as const;

function* dateRows(layouts: readonly CalendarLayout[]) {
  for (const [calendar, { members }] of layouts.entries()) {
    for (const [member, { dates }] of members.entries()) {
      for (const { ordinal, date, midnight_ms, next_midnight_ms, opens_ms, closes_ms } of dates) {
        yield [calendar, member, ordinal, date, midnight_ms, next_midnight_ms, opens_ms, closes_ms];
      }
    }
  }
}

const pieceColumns = {
  calendar_id: 'integer',
  member: 'integer',
  ordinal: 'integer',
  local_after_ms: 'bigint',
  local_until_ms: 'bigint',
  local_from_ms: 'bigint',
  from_ms: 'bigint',
  to_ms: 'bigint',
} as const;

/** The pieces of a date share out every local time of day: each takes those after the piece before and up to its own end, the last all that follow. */
function* pieceRows(layouts: readonly CalendarLayout[]) {
  for (const [calendar, { members }] of layouts.entries()) {
    for (const [member, { dates }] of members.entries()) {
      for (const { ordinal, pieces: held } of dates) {
        let after = -dayMs * 2;
        for (const [index, piece] of held.entries()) {
          const until = index === held.length - 1 ? dayMs * 4 : piece.local_to_ms;
          yield [
            calendar,
            member,
            ordinal,
            after,
            until,
            piece.local_from_ms,
            piece.from_ms,
            piece.to_ms,
          ];
          after = Math.max(after, until);
        }
      }
    }
  }
}

/** `[from, to)` cut at every multiple of `step`. */
function* pieces(from: number, to: number, step: number): Generator<readonly [number, number]> {
  for (let start = from; start < to; ) {
    const end = Math.min(to, (Math.floor(start / step) + 1) * step);
    yield [start, end];
    start = end;
  }
}
