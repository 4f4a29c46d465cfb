import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

const hour = 3_600_000;
const minute = 60_000;

/** A zone as policies name it: an IANA name, `UTC`, or a fixed offset such as `UTC+10`. */
export function zoneNamed(name: string): Zone {
  if (name === 'UTC') return FixedOffsetZone.utcInstance;
  const fixed = FixedOffsetZone.parseSpecifier(name);
  if (fixed !== null) return fixed;
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new Error(`No such zone: ${name}`);
  return zone;
}

/** Milliseconds since midnight 1970 as a wall clock in the zone shows them: a local time written as if it were UTC. */
export function localOf(zone: Zone, instant: number): number {
  return instant + zone.offset(instant) * minute;
}

/** The local date of an instant. */
export function dateOf(zone: Zone, instant: number): string {
  return new Date(localOf(zone, instant)).toISOString().slice(0, 10);
}

/**
 * The instant at which a local time stands on the wall: in a gap the first valid instant after it began, in an overlap
 * the one asked for.
 */
export function instantOf(zone: Zone, local: number, overlap: 'earlier' | 'later'): number {
  const before = local - 36 * hour;
  const after = local + 36 * hour;
  const fits = [zone.offset(before), zone.offset(after)]
    .map((offset) => ({ offset, instant: local - offset * minute }))
    .filter(({ offset, instant }) => zone.offset(instant) === offset)
    .map(({ instant }) => instant);
  if (fits.length === 0) return jumpBetween(zone, before, after);
  return overlap === 'earlier' ? Math.min(...fits) : Math.max(...fits);
}

function jumpBetween(zone: Zone, before: number, after: number): number {
  const offset = zone.offset(before);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}
