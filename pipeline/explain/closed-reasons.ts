import { type Closure, daysOf } from '../policy/calendar.js';
import type { LeafCalendar } from '../policy/schema.js';
import { type CivilZone, civilZone } from '../policy/zone.js';
import type { Reason } from './contract.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const keys = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Says of a stretch in which the calendar is closed why it is: each reason once, in order of time. */
export type ReasonsOf = (fromMs: number, toMs: number) => Reason[];

/** A single calendar, alone or in a union, with what closes its dates. */
export interface Member {
  readonly leaf: LeafCalendar;
  readonly closures: ReadonlyMap<string, Closure>;
}

/** Prepares the reasons of one calendar; for a union those of every member, holidays with the member's place. */
export function closedReasons(members: readonly Member[]): ReasonsOf {
  const zoned = members.map((member) => ({ ...member, zone: zoneOf(member.leaf) }));
  return (fromMs, toMs) => {
    const told = zoned.map(({ leaf, zone, closures }) =>
      reasonsOfLeaf(leaf, zone, closures, fromMs, toMs).map((reason) =>
        members.length > 1 && reason.date !== null
          ? { ...reason, says: `${reason.says} in ${placeOf(leaf.zone)}` }
          : reason,
      ),
    );
    return unique(told.flat());
  };
}

function reasonsOfLeaf(
  leaf: LeafCalendar,
  zone: CivilZone,
  closures: ReadonlyMap<string, Closure>,
  fromMs: number,
  toMs: number,
): Reason[] {
  const found: Reason[] = [];
  const first = Math.floor((fromMs + zone.offsetMs(fromMs)) / dayMs) * dayMs;
  for (let local = first; zone.instantsOf(local).earlier < toMs; local += dayMs) {
    const from = Math.max(fromMs, zone.instantsOf(local).earlier);
    const to = Math.min(toMs, zone.instantsOf(local + dayMs).earlier);
    if (from >= to) continue;
    const date = new Date(local).toISOString().slice(0, 10);
    const weekday = new Date(local).getUTCDay();
    const planned = leaf.windows.filter((window) =>
      daysOf(window.days).includes(keys[weekday] ?? ''),
    );
    const closure = closures.get(date);
    const clock = (instant: number) => instant + zone.offsetMs(from) - local;
    const isPlanned = planned.some(
      ({ opens, closes }) => timeOf(opens) < clock(to) && timeOf(closes) > clock(from),
    );
    if (closure !== undefined && closure.hours.length === 0 && planned.length > 0) {
      found.push({ kind: 'holiday', says: closure.name, date });
    } else if (closure !== undefined && isPlanned) {
      found.push({ kind: 'short_day', says: `${closure.name}, shorter hours`, date });
    } else if (planned.length === 0 && (closure?.hours ?? []).length === 0) {
      found.push({ kind: 'weekday', says: names[weekday] ?? '', date: null });
    } else {
      const isNight = clock(from) >= 17 * hourMs || clock(to) <= 9 * hourMs;
      found.push(
        isNight
          ? { kind: 'night', says: 'night', date: null }
          : { kind: 'outside_hours', says: 'outside support hours', date: null },
      );
    }
  }
  return unique(found);
}

function unique(reasons: readonly Reason[]): Reason[] {
  const seen = new Map(reasons.map((reason) => [`${reason.says} ${reason.date ?? ''}`, reason]));
  return [...seen.values()];
}

function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function timeOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * hourMs + Number(minutes) * 60_000;
}

function zoneOf(leaf: LeafCalendar): CivilZone {
  const zone = civilZone(leaf.zone);
  if (zone === null) throw new Error(`No zone ${leaf.zone}.`);
  return zone;
}
