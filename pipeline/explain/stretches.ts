import { expandCalendar, type HolidayRow } from '../policy/calendar.js';
import type { Policy } from '../policy/schema.js';
import { closedReasons } from './closed-reasons.js';
import type { StatusTold, Stretch } from './contract.js';

/** Cuts a time into the stretches that a clock counted, was paused in, or was closed in. */
export type CutTime = (fromMs: number, toMs: number) => Stretch[];

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A clock on one calendar that stands still in some statuses of one case. */
export function clockOf(
  policy: Policy,
  calendarId: string,
  pauses: readonly string[],
  statuses: readonly StatusTold[],
  table: readonly HolidayRow[],
): CutTime {
  const reasonsOf = closedReasons(policy, calendarId, table);
  const paused = statuses.filter(({ status }) => pauses.includes(status));
  return (fromMs, toMs) => {
    if (fromMs >= toMs) return [];
    const { calendars, holidays } = policy;
    const windows = expandCalendar(calendars, holidays, calendarId, fromMs, toMs, table);
    const open = merged(windows.map((each) => ({ from: each.opens_ms, to: each.closes_ms })));
    const cut = [];
    let reached = fromMs;
    for (const span of open.filter(({ from, to }) => to > fromMs && from < toMs)) {
      const from = Math.max(span.from, fromMs);
      const to = Math.min(span.to, toMs);
      if (from > reached) cut.push(closed(reached, from));
      cut.push(...openStretches(from, to, paused));
      reached = to;
    }
    if (reached < toMs) cut.push(closed(reached, toMs));
    return cut;
  };

  function closed(from_at_ms: number, to_at_ms: number): Stretch {
    const reasons = reasonsOf(from_at_ms, to_at_ms);
    return { from_at_ms, to_at_ms, state: 'closed', counted_ms: 0, reasons };
  }
}

function openStretches(from: number, to: number, paused: readonly StatusTold[]): Stretch[] {
  const found: Stretch[] = [];
  let reached = from;
  const count = (until: number) => {
    if (until > reached) {
      found.push({
        from_at_ms: reached,
        to_at_ms: until,
        state: 'counted',
        counted_ms: until - reached,
        reasons: [],
      });
    }
  };
  for (const { status, from_at_ms, to_at_ms } of paused) {
    const start = Math.max(from_at_ms, from);
    const end = Math.min(to_at_ms ?? to, to);
    if (start >= end) continue;
    count(start);
    found.push({
      from_at_ms: start,
      to_at_ms: end,
      state: 'paused',
      counted_ms: 0,
      reasons: [{ kind: 'status', says: status, date: null }],
    });
    reached = end;
  }
  count(to);
  return found;
}

function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last === undefined || span.from > last.to) found.push(span);
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return found;
}
