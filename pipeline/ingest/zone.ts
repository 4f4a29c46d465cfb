import type { Failure } from '../failure.js';
import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';
import { literal } from './quote.js';
import { didYouMean } from './suggest.js';

/** Where local times are read: a place with its own law of the clock, or a fixed distance from UTC. */
export type Zone =
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'fixed'; readonly name: string; readonly offsetMs: number };

/** Reads `Europe/London`, `UTC`, `+02:00`; anything else is refused with the fix. */
export async function parseZone(text: string, warehouse: Warehouse): Promise<Zone> {
  const name = text.trim();
  const fixed = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name);
  if (fixed !== null) return fixedZone(name, fixed);
  if (/^(utc|gmt|z)$/i.test(name)) return { is: 'fixed', name: 'UTC', offsetMs: 0 };
  const known = await zoneNames(warehouse);
  const found = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return { is: 'named', name: found };
  throw new UserError(unknownZone(name, known));
}

function fixedZone(name: string, parts: RegExpExecArray): Zone {
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  if (minutes > 18 * 60 || Number(parts[3] ?? 0) > 59) {
    throw new UserError({
      code: 'ingest.bad-zone',
      message: `"${name}" is no offset from UTC: it reaches beyond 18 hours.`,
      hint: 'Write it like +02:00 or -05:30.',
    });
  }
  return { is: 'fixed', name, offsetMs: (parts[1] === '-' ? -1 : 1) * minutes * 60_000 };
}

/** Abbreviations are left out: IST is a clock in India, in Israel and in Ireland. */
async function zoneNames(warehouse: Warehouse): Promise<string[]> {
  const found = await warehouse.rows<{ name: string }>(
    `select name from pg_timezone_names()
    where name like '%/%' and name not like 'Etc/%' and name not like 'SystemV/%'
    order by name`,
  );
  return found.map((row) => row.name);
}

function unknownZone(name: string, known: readonly string[]): Failure {
  const short = /^[A-Za-z]{2,5}$/.test(name);
  const tail = known.find(
    (zone) => zone.split('/').at(-1)?.toLowerCase() === name.toLowerCase().replaceAll(' ', '_'),
  );
  const guess = tail === undefined ? didYouMean(name, known) : ` Did you mean "${tail}"?`;
  return {
    code: 'ingest.bad-zone',
    message: short
      ? `"${name}" is no time zone that has one meaning: abbreviations are shared by several places.${tail === undefined ? '' : guess}`
      : `There is no time zone "${name}".${guess}`,
    hint: 'Name a place, like --zone Europe/London, or a fixed offset, like --zone +02:00.',
  };
}

/** One change of a zone's clock: the offsets from UTC before and after it. */
export interface Transition {
  readonly atMs: number;
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** A zone's offsets over a stretch of time. */
export interface Offsets {
  readonly firstMs: number;
  readonly transitions: readonly Transition[];
}

/** The clock changes of a zone between two instants, found to the second by halving the day in which the offset moved. */
export async function offsetsOf(
  zone: Zone,
  fromMs: number,
  toMs: number,
  warehouse: Warehouse,
): Promise<Offsets> {
  if (zone.is === 'fixed') return { firstMs: zone.offsetMs, transitions: [] };
  const day = 86_400_000;
  const first = Math.floor(fromMs / day) * day - 2 * day;
  const last = Math.floor(toMs / day) * day + 2 * day;
  const [start] = await warehouse.rows<{ offset_ms: number }>(
    `select ${offsetAt(zone, `${first}::bigint`)} as offset_ms`,
  );
  const transitions = await warehouse.rows<Transition>(transitionsSql(zone, first, last));
  return { firstMs: start?.offset_ms ?? 0, transitions };
}

function transitionsSql(zone: Zone, first: number, last: number): string {
  return `
with recursive

days as (
    select
        day_ms,
        ${offsetAt(zone, 'day_ms')} as before_ms,
        ${offsetAt(zone, 'day_ms + 86400000')} as after_ms
    from (
        select unnest(range(${first}::bigint, ${last}::bigint, 86400000::bigint)) as day_ms
    )
),

halves as (
    select day_ms as low_ms, day_ms + 86400000 as high_ms, before_ms, after_ms, 0 as step
    from days
    where before_ms <> after_ms
    union all
    select
        case when ${offsetAt(zone, 'middle_ms')} = before_ms then middle_ms else low_ms end,
        case when ${offsetAt(zone, 'middle_ms')} = before_ms then high_ms else middle_ms end,
        before_ms,
        after_ms,
        step + 1
    from (select *, (low_ms + high_ms) // 2000 * 1000 as middle_ms from halves)
    where step < 17
)

select
    high_ms as "atMs",
    before_ms as "beforeMs",
    after_ms as "afterMs"
from halves
where step = 17
order by high_ms`;
}

function offsetAt(zone: Zone, instantMs: string): string {
  return `(epoch_ms(timezone(${literal(zone.name)}, make_timestamptz((${instantMs}) * 1000))) - (${instantMs}))`;
}

/** SQL for the instant of a local time in milliseconds: in a gap the first valid instant, in an overlap the earlier. */
export function instantOfLocal(local: string, offsets: Offsets): string {
  return choose(local, offsets.transitions, offsets.firstMs, (transition, offset) =>
    transition !== undefined && transition.afterMs > transition.beforeMs
      ? `case when ${local} - ${offset} < ${transition.atMs} then ${transition.atMs} else ${local} - ${offset} end`
      : `${local} - ${offset}`,
  );
}

/** SQL that is true for a local time that no clock showed. */
export function isInGap(local: string, offsets: Offsets): string {
  return within(
    local,
    offsets.transitions
      .filter((transition) => transition.afterMs > transition.beforeMs)
      .map(({ atMs, beforeMs, afterMs }) => [atMs + beforeMs, atMs + afterMs]),
  );
}

/** SQL that is true for a local time that the clock showed twice. */
export function isInOverlap(local: string, offsets: Offsets): string {
  return within(
    local,
    offsets.transitions
      .filter((transition) => transition.afterMs < transition.beforeMs)
      .map(({ atMs, beforeMs, afterMs }) => [atMs + afterMs, atMs + beforeMs]),
  );
}

function within(local: string, ranges: readonly (readonly [number, number] | number[])[]): string {
  if (ranges.length === 0) return 'false';
  const tests = ranges.map(([from, to]) => `(${local} >= ${from} and ${local} < ${to})`);
  return `coalesce(${tests.join(' or ')}, false)`;
}

function choose(
  local: string,
  transitions: readonly Transition[],
  firstMs: number,
  write: (before: Transition | undefined, offset: number) => string,
  left: Transition | undefined = undefined,
): string {
  const middle = transitions[Math.floor(transitions.length / 2)];
  if (middle === undefined) return write(left, left?.afterMs ?? firstMs);
  const at = transitions.indexOf(middle);
  const earlier = choose(local, transitions.slice(0, at), firstMs, write, left);
  const later = choose(local, transitions.slice(at + 1), firstMs, write, middle);
  return `case when ${local} < ${middle.atMs + middle.beforeMs} then ${earlier} else ${later} end`;
}
