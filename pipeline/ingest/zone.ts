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

const week = 604_800_000;
const firstWeekMs = Math.floor(Date.UTC(1970, 0, 1) / week) * week - week;
const lastWeekMs = Math.floor(Date.UTC(2100, 0, 1) / week) * week + 2 * week;

/** The clock changes of a zone from 1970 to 2100, found to the second by halving the week in which the offset moved. */
export async function offsetsOf(zone: Zone, warehouse: Warehouse): Promise<Offsets> {
  if (zone.is === 'fixed') return { firstMs: zone.offsetMs, transitions: [] };
  const [start] = await warehouse.rows<{ offset_ms: number }>(
    `select ${offsetAt(zone, `(${firstWeekMs})::bigint`)} as offset_ms`,
  );
  const transitions = await warehouse.rows<Transition>(transitionsSql(zone));
  return { firstMs: start?.offset_ms ?? 0, transitions };
}

function transitionsSql(zone: Zone): string {
  return `
with recursive

weeks as (
    select
        week_ms,
        ${offsetAt(zone, 'week_ms')} as before_ms,
        ${offsetAt(zone, `week_ms + ${week}`)} as after_ms
    from (
        select unnest(range(${firstWeekMs}, ${lastWeekMs}, ${week})) as week_ms
    )
),

halves as (
    select week_ms as low_ms, week_ms + ${week} as high_ms, before_ms, after_ms, 0 as step
    from weeks
    where before_ms <> after_ms
    union all
    select
        case when ${offsetAt(zone, 'middle_ms')} = before_ms then middle_ms else low_ms end,
        case when ${offsetAt(zone, 'middle_ms')} = before_ms then high_ms else middle_ms end,
        before_ms,
        after_ms,
        step + 1
    from (select *, (low_ms + high_ms) // 2000 * 1000 as middle_ms from halves)
    where step < 20
)

select
    high_ms as "atMs",
    before_ms as "beforeMs",
    after_ms as "afterMs"
from halves
where step = 20
order by high_ms`;
}

function offsetAt(zone: Zone, instantMs: string): string {
  return `(epoch_ms(timezone(${literal(zone.name)}, make_timestamptz((${instantMs}) * 1000))) - (${instantMs}))`;
}

/** SQL for the instant of a local time in milliseconds: in a gap the first valid instant, in an overlap the earlier. */
export function instantOfLocal(local: string, offsets: Offsets): string {
  return choose(local, offsets, (before) => {
    const instant = `${local} - (${before?.afterMs ?? offsets.firstMs})`;
    return before !== undefined && before.afterMs > before.beforeMs
      ? `case when ${instant} < ${before.atMs} then ${before.atMs} else ${instant} end`
      : instant;
  });
}

/** SQL that is true for a local time that no clock showed. */
export function isInGap(local: string, offsets: Offsets): string {
  return choose(local, offsets, (before) =>
    before === undefined ? 'false' : `${local} < ${before.atMs + before.afterMs}`,
  );
}

/** SQL that is true for a local time that the clock showed twice. */
export function isInOverlap(local: string, offsets: Offsets): string {
  return choose(local, offsets, (_, after) =>
    after === undefined ? 'false' : `${local} >= ${after.atMs + after.afterMs}`,
  );
}

/** A tree of cases over the stretches of local time between two changes of the clock. */
function choose(
  local: string,
  offsets: Offsets,
  write: (before: Transition | undefined, after: Transition | undefined) => string,
): string {
  const { transitions } = offsets;
  const between = (from: number, to: number): string => {
    const middle = Math.floor((from + to) / 2);
    const transition = transitions[middle];
    if (from === to || transition === undefined)
      return write(transitions[from - 1], transitions[from]);
    const end = transition.atMs + transition.beforeMs;
    return `case when ${local} < ${end} then ${between(from, middle)} else ${between(middle + 1, to)} end`;
  };
  return between(0, transitions.length);
}
