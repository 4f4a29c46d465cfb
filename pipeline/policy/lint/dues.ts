import type { Term } from '../resolve.js';
import type { BusinessDate, CalendarLayout, Segment } from '../segments.js';
import { instantAt, type Year } from './year.js';

/** The due of a case opened at each instant of the year; infinite where the layout ends before it (semantics §4). */
export function duesOf(layout: CalendarLayout, term: Term, year: Year): Float64Array {
  if (term.form === 'open_time') return duesByTime(layout, bindingAmount(term), year);
  if (term.form === 'each_date') return firstDailyDues(layout, year);
  return duesByDate(layout, term.form, bindingAmount(term), year);
}

/** 1 for each instant of the year at which the calendar is open. */
export function openInstants({ segments }: CalendarLayout, year: Year): Uint8Array {
  const open = new Uint8Array(year.count);
  walk(segments, year, (index, segment) => {
    open[index] = segment.is_open ? 1 : 0;
  });
  return open;
}

function bindingAmount({ amount, low, binds }: Term): number {
  return binds === 'lower' && low !== null ? low : amount;
}

function walk(
  segments: readonly Segment[],
  year: Year,
  visit: (index: number, segment: Segment, instant: number) => void,
): void {
  let at = 0;
  for (let index = 0; index < year.count; index += 1) {
    const instant = instantAt(year, index);
    while ((segments[at]?.to_ms ?? Number.POSITIVE_INFINITY) <= instant) at += 1;
    const segment = segments[at];
    if (segment === undefined) throw new Error('The layout does not cover the year.');
    visit(index, segment, instant);
  }
}

function duesByTime({ segments }: CalendarLayout, amount: number, year: Year): Float64Array {
  const dues = new Float64Array(year.count).fill(Number.POSITIVE_INFINITY);
  const open = segments.filter((segment) => segment.is_open);
  let reached = 0;
  walk(segments, year, (index, segment, instant) => {
    const goal = segment.open_ms + (segment.is_open ? instant - segment.from_ms : 0) + amount;
    while (openUntil(open[reached]) < goal) reached += 1;
    const held = open[reached];
    if (held !== undefined) dues[index] = held.from_ms + goal - held.open_ms;
  });
  return dues;
}

function openUntil(segment: Segment | undefined): number {
  if (segment === undefined) return Number.POSITIVE_INFINITY;
  return segment.open_ms + segment.to_ms - segment.from_ms;
}

function duesByDate(
  { segments, members }: CalendarLayout,
  form: 'same_time' | 'end_of_day',
  days: number,
  year: Year,
): Float64Array {
  const dues = new Float64Array(year.count).fill(Number.POSITIVE_INFINITY);
  walk(segments, year, (index, segment, instant) => {
    const date =
      members[segment.member]?.dates[segment.ordinal + Math.max(days, segment.is_business ? 0 : 1)];
    if (date === undefined) return;
    const local = segment.local_ms + (segment.is_open ? instant - segment.from_ms : 0);
    dues[index] = form === 'end_of_day' ? date.closes_ms : sameTime(date, local);
  });
  return dues;
}

/** A local time of day on a business date; outside its windows at their nearest edge. */
function sameTime({ pieces, closes_ms }: BusinessDate, local: number): number {
  const piece = pieces.find(({ local_to_ms }) => local <= local_to_ms) ?? pieces.at(-1);
  if (piece === undefined) return closes_ms;
  const into = Math.max(local - piece.local_from_ms, 0);
  return piece.from_ms + Math.min(into, piece.to_ms - piece.from_ms);
}

/** For a promise of one update on every business date: the earliest closing of a date that opens at or after the instant. */
function firstDailyDues({ members }: CalendarLayout, year: Year): Float64Array {
  const dates = members
    .flatMap((member) => member.dates)
    .sort((a, b) => a.opens_ms - b.opens_ms || a.closes_ms - b.closes_ms);
  const earliest = new Float64Array(dates.length);
  let closes = Number.POSITIVE_INFINITY;
  for (let at = dates.length - 1; at >= 0; at -= 1) {
    closes = Math.min(closes, dates[at]?.closes_ms ?? closes);
    earliest[at] = closes;
  }
  const dues = new Float64Array(year.count);
  let next = 0;
  for (let index = 0; index < year.count; index += 1) {
    const instant = instantAt(year, index);
    while ((dates[next]?.opens_ms ?? Number.POSITIVE_INFINITY) < instant) next += 1;
    dues[index] = earliest[next] ?? Number.POSITIVE_INFINITY;
  }
  return dues;
}
