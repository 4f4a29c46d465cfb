import type { Policy } from '../../pipeline/policy/schema.js';
import { midnight, plusDays, timeOfDay, weekday } from '../oracle/dates.js';
import { type Interval, without } from '../oracle/intervals.js';
import type { PeerCalendar } from './cases.js';

type Dates = Policy['holidays'][string]['dates'];
type Spans = readonly (readonly [string, string])[];

/** A peer's calendar in the words of our policies: what replaces or cuts a date's hours is a partial holiday. */
export function ourCalendar(
  peer: PeerCalendar,
  years: readonly number[],
): Pick<Policy, 'calendars' | 'holidays'> {
  const windows = Object.entries(peer.week).flatMap(([days, spans]) =>
    spans.map(([opens, closes]) => ({ days, opens, closes, business_day: true })),
  );
  const recurring = years.flatMap((year) =>
    (peer.recurringHolidays ?? []).map((date) => `${year}-${date}`),
  );
  const dates: Dates = {
    ...shortened(peer),
    ...Object.fromEntries(
      [...(peer.holidays ?? []), ...recurring].map((date) => [date, 'Holiday']),
    ),
  };
  return {
    calendars: { peer: { name: 'Peer', zone: peer.timeZone, windows, holidays: ['peer'] } },
    holidays: {
      peer: { name: 'Peer', covers: { from: '1970-01-01', to: '2050-12-31' }, dates },
    },
  };
}

function shortened(peer: PeerCalendar): Dates {
  const dates = new Set([...Object.keys(peer.overrides ?? {}), ...Object.keys(peer.breaks ?? {})]);
  return Object.fromEntries(
    [...dates].map((date) => {
      const planned = peer.overrides?.[date] ?? peer.week[weekday(date)] ?? [];
      const hours = without(intervals(planned), intervals(peer.breaks?.[date] ?? []));
      const remaining = hours.map(([opens, closes]) => ({
        opens: clock(opens),
        closes: clock(closes),
      }));
      return [date, remaining.length === 0 ? 'Closed' : { name: 'Short', hours: remaining }];
    }),
  );
}

function intervals(spans: Spans): Interval[] {
  return spans.map(([from, to]): Interval => [timeOfDay(from), timeOfDay(to)]);
}

function clock(ms: number): string {
  if (ms === 86_400_000) return '24:00';
  return new Date(midnight('2000-01-01') + ms).toISOString().slice(11, 16);
}

/** The years that a case from this instant can reach. */
export function yearsAround(from: string | undefined): number[] {
  if (from === undefined) return [];
  const year = Number(from.slice(0, 4));
  return [year - 1, year, year + 1, Number(plusDays(`${year}-12-31`, 400).slice(0, 4))];
}
