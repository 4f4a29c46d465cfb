import { closuresOf, expandLeaf, type HolidayRow, membersOf } from '../policy/calendar.js';
import type { Policy } from '../policy/schema.js';
import { closedReasons, type Member, type ReasonsOf } from './closed-reasons.js';

/** A stretch of time, half-open. */
export interface Span {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** When a calendar is open, as merged intervals, and why it is not when it is not. */
export interface OpenHours {
  readonly openIn: (fromMs: number, toMs: number) => Span[];
  readonly reasonsOf: ReasonsOf;
}

/** Finds the hours of a policy's calendars, each read once. */
export function openHoursOf(
  policy: Policy,
  table: readonly HolidayRow[],
): (calendarId: string) => OpenHours {
  const known = new Map<string, OpenHours>();
  return (id) => {
    const held = known.get(id) ?? readHours(policy, table, id);
    known.set(id, held);
    return held;
  };
}

function readHours(policy: Policy, table: readonly HolidayRow[], id: string): OpenHours {
  const members: Member[] = membersOf(policy.calendars, id).map(({ leaf }) => ({
    leaf,
    closures: closuresOf(leaf, policy.holidays, table),
  }));
  return {
    openIn: (fromMs, toMs) =>
      merged(members.flatMap(({ leaf, closures }) => expandLeaf(leaf, closures, fromMs, toMs)))
        .filter(({ from_ms, to_ms }) => to_ms > fromMs && from_ms < toMs)
        .map(({ from_ms, to_ms }) => ({
          from_ms: Math.max(from_ms, fromMs),
          to_ms: Math.min(to_ms, toMs),
        })),
    reasonsOf: closedReasons(members),
  };
}

function merged(
  windows: readonly { readonly opens_ms: number; readonly closes_ms: number }[],
): Span[] {
  const found: Span[] = [];
  for (const { opens_ms, closes_ms } of [...windows].sort((a, b) => a.opens_ms - b.opens_ms)) {
    const last = found.at(-1);
    if (last === undefined || opens_ms > last.to_ms) {
      found.push({ from_ms: opens_ms, to_ms: closes_ms });
    } else {
      found[found.length - 1] = {
        from_ms: last.from_ms,
        to_ms: Math.max(last.to_ms, closes_ms),
      };
    }
  }
  return found;
}
