import { Duration } from 'luxon';
import { type Interval, length, merged } from '../oracle/intervals.js';
import type { PeerCase } from './cases.js';

/** A calendar under test: its open time within a span, as intervals that do not touch. */
export type OpenTime = (from: number, to: number) => readonly Interval[];

const day = 86_400_000;
const reach = 15 * day;

/** What the case's question has for an answer if the calendar is open as `open` says. */
export function answer(one: PeerCase, open: OpenTime): unknown {
  const from = Date.parse(one.from);
  const after = () => open(from, from + reach);
  switch (one.kind) {
    case 'elapsed':
      return length(open(from, Date.parse(one.to ?? ''))) / 1000;
    case 'elapsed-sum':
      return (
        (one.ranges ?? []).reduce(
          (sum, [a, b]) => sum + length(open(Date.parse(a), Date.parse(b))),
          0,
        ) / 1000
      );
    case 'due':
      return dueAfter(open, from, Duration.fromISO(one.duration ?? '').toMillis());
    case 'active':
      return open(from, from + 1).length > 0;
    case 'next-open':
      return after()[0]?.[0];
    case 'next-close':
      return after()[0]?.[1];
    case 'next-window-start':
      return around(open, from).find(([opens]) => opens > from)?.[0];
    case 'last-active':
      return Math.min(
        from,
        around(open, from)
          .filter(([opens]) => opens < from)
          .at(-1)?.[1] ?? 0,
      );
    case 'windows':
      return after().slice(0, one.expectedWindows?.length);
    default:
      throw new Error(`No answer to ${one.kind}`);
  }
}

/** What the peer, or the brute force behind it, expects in our convention: the end of a window, not the next opening. */
export function expectation(one: PeerCase): unknown {
  switch (one.kind) {
    case 'elapsed':
    case 'elapsed-sum':
      return one.expectedSeconds;
    case 'active':
      return one.expectedActive;
    case 'windows':
      return one.expectedWindows?.map((window) => window.map((instant) => Date.parse(instant)));
    case 'due':
      return Date.parse(one.bruteForce.dueAtEndOfWindow ?? '');
    default:
      return Date.parse(one.expectedDue ?? '');
  }
}

function around(open: OpenTime, from: number): Interval[] {
  return merged([...open(from - reach, from), ...open(from, from + reach)]);
}

function dueAfter(open: OpenTime, from: number, ms: number): number | null {
  const step = 30 * day;
  let left = ms;
  for (let start = from; start < from + 60 * step; start += step) {
    for (const [opens, closes] of open(start, start + step)) {
      if (left <= closes - opens) return opens + left;
      left -= closes - opens;
    }
  }
  return null;
}
