import { isoDate } from '../iso.js';
import { monthAt, type Period, type Plan } from '../plan.js';
import { Random } from '../random.js';
import { day, hour, second } from '../spans.js';
import { holidays } from './holidays.js';
import { LocalTime } from './local-time.js';
import type { Region } from './regions.js';

const workday = [
  0.5, 0.4, 0.3, 0.3, 0.4, 0.6, 1.2, 2.6, 6, 10, 11, 10.4, 8.2, 9, 10.6, 10, 8.4, 6, 3.4, 2.3, 1.8,
  1.4, 1.1, 0.8,
];
const restDay = [
  0.3, 0.2, 0.2, 0.2, 0.2, 0.3, 0.5, 0.7, 0.9, 1.1, 1.2, 1.2, 1.1, 1.1, 1.1, 1, 1, 1, 0.9, 0.9, 0.8,
  0.7, 0.6, 0.4,
];
const weekdayFactor = [0, 1.2, 1.08, 1.02, 1, 0.84, 0.9, 1.2];

/** The openings of a plan, by number and by instant. */
export interface Arrivals {
  readonly at: (index: number, random: Random) => Arrival;
  /** The number of the first case that may open at or after an instant. */
  readonly indexAt: (at: number) => number;
}

/** When a case opened and in which region. */
export interface Arrival {
  readonly at: number;
  readonly region: Region;
}

/**
 * Openings over the period, in order: busy by local working hours, thin at night, at weekends and on holidays.
 * The n-th of N openings lies in the n-th of N equal parts of all the work, so that a log can be written as it grows.
 */
export function arrivalsOf(plan: Plan, period: Period, regions: readonly Region[]): Arrivals {
  const times = regions.map((region) => new LocalTime(region.zone, period));
  const hours = Math.round((period.endMs - period.startMs) / hour);
  const weights = regions.map((region, index) =>
    Float64Array.from({ length: hours }, (_, slot) =>
      weightAt(plan, period, region, times[index] as LocalTime, period.startMs + slot * hour),
    ),
  );
  const cumulative = new Float64Array(hours + 1);
  for (let slot = 0; slot < hours; slot += 1) {
    let sum = 0;
    for (const weight of weights) sum += weight[slot] ?? 0;
    cumulative[slot + 1] = (cumulative[slot] ?? 0) + sum;
  }
  const total = cumulative[hours] ?? 0;

  return {
    at: (index, random) => {
      const place = ((index + random.next()) / plan.cases) * total;
      const slot = slotOf(cumulative, place);
      const before = cumulative[slot] ?? 0;
      const sum = (cumulative[slot + 1] ?? 0) - before;
      const seconds = Math.floor(((place - before) / sum) * 3600);
      return {
        at: period.startMs + slot * hour + seconds * second,
        region: regionOf(regions, weights, slot, random.next() * sum),
      };
    },
    indexAt: (at) => {
      const slot = Math.floor((at - period.startMs) / hour);
      const before = cumulative[slot] ?? 0;
      const part = ((at - period.startMs) % hour) / hour;
      const place = before + part * ((cumulative[slot + 1] ?? 0) - before);
      return Math.floor((place / total) * plan.cases);
    },
  };
}

function weightAt(plan: Plan, period: Period, region: Region, time: LocalTime, at: number): number {
  const local = time.weekHour(at);
  const rests = region.weekend.includes(local.weekday);
  const date = isoDate(time.shifted(at));
  const onHoliday = holidays[region.country]?.has(date) === true;
  const byHour = (rests || onHoliday ? restDay : workday)[local.hour] ?? 0;
  const age = plan.months - 1 - monthAt(period, at);
  const recency = 1 + (plan.recent - 1) * 0.5 ** age;
  return (
    region.share *
    byHour *
    (weekdayFactor[local.weekday] ?? 1) *
    recency *
    unrestOf(plan, Math.floor(at / day))
  );
}

/** Days differ: some bring a small wave of cases. */
function unrestOf(plan: Plan, dayIndex: number): number {
  const part = new Random(plan.seed, 4, dayIndex).next();
  return part > 0.96 ? 1.9 : 0.8 + 0.4 * part;
}

function slotOf(cumulative: Float64Array, place: number): number {
  let low = 0;
  let high = cumulative.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cumulative[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

function regionOf(
  regions: readonly Region[],
  weights: readonly Float64Array[],
  slot: number,
  place: number,
): Region {
  let left = place;
  for (const [index, region] of regions.entries()) {
    left -= weights[index]?.[slot] ?? 0;
    if (left < 0) return region;
  }
  return regions[regions.length - 1] as Region;
}
