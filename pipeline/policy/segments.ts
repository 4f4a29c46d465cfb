import {
  type Calendars,
  closuresOf,
  expandLeaf,
  type HolidayRow,
  type Holidays,
  membersOf,
  type Window,
} from './calendar.js';
import { type CivilZone, civilZone, type ZoneNamed } from './zone.js';

/**
 * A stretch of a calendar's time line that is open or closed throughout: how much open time lies before it, and
 * from which business date and local time days are counted for a start in it (for a closed stretch: at the next opening).
 */
export interface Segment {
  readonly from_ms: number;
  readonly to_ms: number;
  readonly is_open: boolean;
  /** Open time from the calendar's beginning to `from_ms`. */
  readonly open_ms: number;
  /** Index of the union's member whose dates count; 0 for a single calendar. */
  readonly member: number;
  /** Number of the business date among the member's; days are counted from it. */
  readonly ordinal: number;
  /** Local time at `from_ms` (closed: at the next opening) since the midnight that began its date. */
  readonly local_ms: number;
  /** False: hours that are no business date. */
  readonly is_business: boolean;
}

/** One business date of one leaf calendar. */
export interface BusinessDate {
  readonly ordinal: number;
  readonly date: string;
  readonly midnight_ms: number;
  readonly next_midnight_ms: number;
  readonly opens_ms: number;
  readonly closes_ms: number;
  readonly pieces: readonly BusinessPiece[];
}

/** A stretch of a business date with one offset: its instants and its local times since the date's midnight. */
export interface BusinessPiece {
  readonly from_ms: number;
  readonly to_ms: number;
  readonly local_from_ms: number;
  readonly local_to_ms: number;
}

/** A calendar laid out over `[from, to)`: its segments, without a gap, and the business dates of each member. */
export interface CalendarLayout {
  readonly segments: readonly Segment[];
  readonly members: readonly {
    readonly id: string;
    readonly windows: readonly Window[];
    readonly dates: readonly BusinessDate[];
  }[];
}

const dayMs = 86_400_000;

interface Member {
  readonly id: string;
  readonly zone: CivilZone;
  readonly windows: readonly Window[];
  readonly dates: readonly BusinessDate[];
  readonly ordinalOf: ReadonlyMap<string, number>;
}

/** Lays a calendar out as segments; time arithmetic is then a look-up and a sum. */
export function layOut(
  calendars: Calendars,
  holidays: Holidays,
  id: string,
  from: number,
  to: number,
  table: readonly HolidayRow[] = [],
  zones: ZoneNamed = civilZone,
): CalendarLayout {
  const members = membersOf(calendars, id).map(({ id: member, leaf }): Member => {
    const windows = expandLeaf(leaf, closuresOf(leaf, holidays, table), from, to, zones);
    const zone = zones(leaf.zone);
    if (zone === null) throw new Error(`No zone ${leaf.zone}.`);
    const dates = datesOf(zone, windows);
    const ordinalOf = new Map(dates.map((each) => [each.date, each.ordinal]));
    return { id: member, zone, windows, dates, ordinalOf };
  });
  return {
    segments: segmentsOf(members, from, to),
    members: members.map(({ id: member, windows, dates }) => ({ id: member, windows, dates })),
  };
}

function datesOf(zone: CivilZone, windows: readonly Window[]): BusinessDate[] {
  const byDate = new Map<string, Window[]>();
  for (const window of windows.filter((each) => each.is_business)) {
    byDate.set(window.date, [...(byDate.get(window.date) ?? []), window]);
  }
  return [...byDate].sort(byText).map(([date, held], ordinal) => {
    const local = Date.parse(`${date}T00:00:00Z`);
    const pieces = held
      .flatMap((window) => piecesOf(zone, window))
      .map((piece) => ({
        ...piece,
        local_from_ms: piece.from_ms + zone.offsetMs(piece.from_ms) - local,
        local_to_ms: piece.to_ms + zone.offsetMs(piece.from_ms) - local,
      }));
    return {
      ordinal,
      date,
      midnight_ms: zone.instantsOf(local).earlier,
      next_midnight_ms: zone.instantsOf(local + dayMs).earlier,
      opens_ms: Math.min(...held.map((window) => window.opens_ms)),
      closes_ms: Math.max(...held.map((window) => window.closes_ms)),
      pieces,
    };
  });
}

function piecesOf(zone: CivilZone, window: Window): { from_ms: number; to_ms: number }[] {
  const cuts = zone.transitions(window.opens_ms, window.closes_ms);
  const edges = [...new Set([window.opens_ms, ...cuts, window.closes_ms])];
  return edges.slice(1).map((to_ms, index) => ({ from_ms: edges[index] ?? to_ms, to_ms }));
}

function segmentsOf(members: readonly Member[], from: number, to: number): Segment[] {
  const edges = new Set([from, to]);
  for (const { zone, windows } of members) {
    for (const edge of [
      ...windows.flatMap((window) => [window.opens_ms, window.closes_ms]),
      ...zone.transitions(from, to),
    ]) {
      if (edge > from && edge < to) edges.add(edge);
    }
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const cursors = members.map(() => 0);
  const segments: Segment[] = [];
  let open_ms = 0;
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const from_ms = sorted[index] ?? 0;
    const to_ms = sorted[index + 1] ?? 0;
    const held = firstOpen(members, cursors, from_ms);
    segments.push({
      from_ms,
      to_ms,
      is_open: held !== null,
      open_ms,
      ...(held === null ? unknownDay : dayOf(members, held, from_ms)),
    });
    if (held !== null) open_ms += to_ms - from_ms;
  }
  return fillClosed(segments);
}

interface Held {
  readonly member: number;
  readonly window: Window;
}

/** The window that is open at `instant`: the first member's, a business one before mere hours. Cursors only move forward. */
function firstOpen(members: readonly Member[], cursors: number[], instant: number): Held | null {
  for (const [member, { windows }] of members.entries()) {
    let cursor = cursors[member] ?? 0;
    while ((windows[cursor]?.closes_ms ?? Number.POSITIVE_INFINITY) <= instant) cursor += 1;
    cursors[member] = cursor;
    let found: Window | null = null;
    for (let at = cursor; at < windows.length; at += 1) {
      const window = windows[at];
      if (window === undefined || window.opens_ms > instant) break;
      const isOpen = window.closes_ms > instant;
      if (isOpen && (found === null || (!found.is_business && window.is_business))) found = window;
    }
    if (found !== null) return { member, window: found };
  }
  return null;
}

const unknownDay = { member: 0, ordinal: 0, local_ms: 0, is_business: false };

function dayOf(members: readonly Member[], held: Held, instant: number) {
  const member = members[held.member];
  if (member === undefined) throw new Error('A window without a calendar.');
  const { window } = held;
  const local = Date.parse(`${window.date}T00:00:00Z`);
  return {
    member: held.member,
    ordinal: window.is_business
      ? (member.ordinalOf.get(window.date) ?? 0)
      : lastBegun(member.dates, instant),
    local_ms: instant + member.zone.offsetMs(instant) - local,
    is_business: window.is_business,
  };
}

/** The number of the last business date that had opened by `instant`; -1 before the first. */
function lastBegun(dates: readonly BusinessDate[], instant: number): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.opens_ms ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function fillClosed(segments: readonly Segment[]): Segment[] {
  const filled: Segment[] = [];
  let next: Segment | null = null;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index];
    if (segment === undefined) continue;
    if (segment.is_open) next = segment;
    else if (next !== null) {
      const { member, ordinal, local_ms, is_business } = next;
      filled.push({ ...segment, member, ordinal, local_ms, is_business });
      continue;
    }
    filled.push(segment);
  }
  return filled.reverse();
}

function byText(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
