import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

const day = 86_400_000;

/** Civil time of one zone: its offset at an instant, and the instants that a local time names. */
export interface CivilZone {
  readonly name: string;
  /** Milliseconds to add to UTC for local time at `instant`. */
  offsetMs(instant: number): number;
  /**
   * The instants at which the clock on the wall shows `local` (epoch milliseconds read as if UTC).
   * In a gap both are the first valid instant, in an overlap the earlier and the later (semantics §2, §3).
   */
  instantsOf(local: number): { readonly earlier: number; readonly later: number };
  /** The instants in `(from, to]` at which the offset changes. */
  transitions(from: number, to: number): number[];
}

/** Finds a zone by its name; null where there is none. */
export type ZoneNamed = (name: string) => CivilZone | null;

/** A stretch of time in which a zone's clock stood at one distance from UTC. */
export interface OffsetStretch {
  readonly fromMs: number;
  readonly offsetMs: number;
}

const known = new Map<string, CivilZone>();

/** The zone of that name, IANA or fixed as `UTC+10`; null where there is none. */
export function civilZone(name: string): CivilZone | null {
  const held = known.get(name);
  if (held !== undefined) return held;
  const zone = readZone(name);
  if (zone === null) return null;
  const made = makeZone(name, (instant) => zone.offset(instant) * 60_000);
  known.set(name, made);
  return made;
}

/** A zone by its table of offsets, in order of time, whatever the machine holds of it; the first stretch has no beginning, the last no end. */
export function tabledZone(name: string, stretches: readonly OffsetStretch[]): CivilZone {
  return makeZone(name, (instant) => {
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle]?.fromMs ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    return stretches[low]?.offsetMs ?? 0;
  });
}

function readZone(name: string): Zone | null {
  const fixed = /^UTC(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(name);
  if (fixed !== null) {
    const minutes = Number(fixed[2] ?? 0) * 60 + Number(fixed[3] ?? 0);
    return FixedOffsetZone.instance(fixed[1] === '-' ? -minutes : minutes);
  }
  return IANAZone.isValidZone(name) ? IANAZone.create(name) : null;
}

function makeZone(name: string, exact: (instant: number) => number): CivilZone {
  const byDay = new Map<number, number>();
  const atDay = (number: number): number => {
    const held = byDay.get(number);
    if (held !== undefined) return held;
    const offset = exact(number * day);
    byDay.set(number, offset);
    return offset;
  };
  const offsetMs = (instant: number): number => {
    const number = Math.floor(instant / day);
    const before = atDay(number);
    return before === atDay(number + 1) ? before : exact(instant);
  };
  const firstAt = (from: number, to: number): number => {
    const after = exact(to);
    let low = from;
    let high = to;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (exact(middle) === after) high = middle;
      else low = middle;
    }
    return high;
  };
  return {
    name,
    offsetMs,
    instantsOf: (local) => {
      const before = offsetMs(local - day);
      const after = offsetMs(local + day);
      const candidates = [local - before, local - after].filter(
        (instant) => instant + offsetMs(instant) === local,
      );
      if (candidates.length > 0) {
        return { earlier: Math.min(...candidates), later: Math.max(...candidates) };
      }
      const first = firstAt(local - after - 1, local - before);
      return { earlier: first, later: first };
    },
    transitions: (from, to) => {
      const found: number[] = [];
      for (let number = Math.floor(from / day); number * day < to; number += 1) {
        if (atDay(number) !== atDay(number + 1)) {
          const instant = firstAt(number * day, (number + 1) * day);
          if (instant > from && instant <= to) found.push(instant);
        }
      }
      return found;
    },
  };
}
