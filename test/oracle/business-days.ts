import { type Hours, nextOpen, type OpenWindow, type Place, windowsBetween } from './calendar.js';
import { midnight, plusDays } from './dates.js';
import { dateOf, instantOf, localOf } from './zone.js';

/** The instant that so many business days after a start stand for. */
export function dueByDate(
  hours: Hours,
  start: number,
  days: number,
  at: 'same_time' | 'end_of_day',
): number {
  const counted = nextOpen(hours, start);
  const { place, window } = windowAround(hours, counted);
  const date = window.isBusiness
    ? nthBusinessDate(place, days, (one) => one.date > window.date, window.date)
    : nthBusinessDate(
        place,
        Math.max(days, 1),
        (one) => one.opens > counted,
        dateOf(place.zone, counted),
      );
  const windows = businessWindows(place, date);
  const last = Math.max(...windows.map((one) => one.closes));
  if (at === 'end_of_day') return last;
  const first = Math.min(...windows.map((one) => one.opens));
  const time = localOf(place.zone, counted) - midnight(window.date);
  const same = instantOf(place.zone, midnight(date) + time, 'earlier');
  return Math.min(Math.max(same, first), last);
}

/** Every business date whose hours touch the span: its first opening and its last closing. */
export function businessDates(
  hours: Hours,
  from: number,
  to: number,
): { date: string; midnight: number; opens: number; closes: number }[] {
  return hours.places.flatMap((place) => {
    const dates = new Set(windowsBetween(place, from, to).map((window) => window.date));
    return [...dates].sort().flatMap((date) => {
      const windows = businessWindows(place, date);
      if (windows.length === 0) return [];
      return {
        date,
        midnight: instantOf(place.zone, midnight(date), 'earlier'),
        opens: Math.min(...windows.map((one) => one.opens)),
        closes: Math.max(...windows.map((one) => one.closes)),
      };
    });
  });
}

/** The business date of an instant: that of the window it lies in, else the first place's; null: it is none. */
export function businessDateOf(hours: Hours, instant: number): string | null {
  const around = hours.places.flatMap((place) => {
    const windows = windowsBetween(place, instant, instant + 1);
    const window = windows.find((one) => one.isBusiness) ?? windows[0];
    return window === undefined ? [] : [{ place, date: window.date }];
  });
  const [first] = hours.places;
  const found =
    around[0] ??
    (first === undefined ? undefined : { place: first, date: dateOf(first.zone, instant) });
  if (found === undefined || businessWindows(found.place, found.date).length === 0) return null;
  return found.date;
}

/** How many dates between two, neither counted, are business dates of any of the places. */
export function businessDatesBetween(hours: Hours, after: string, before: string): number {
  let count = 0;
  for (let date = plusDays(after, 1); date < before; date = plusDays(date, 1)) {
    if (hours.places.some((place) => businessWindows(place, date).length > 0)) count += 1;
  }
  return count;
}

function windowAround(hours: Hours, instant: number): { place: Place; window: OpenWindow } {
  for (const place of hours.places) {
    const around = windowsBetween(place, instant, instant + 1);
    const window = around.find((one) => one.isBusiness) ?? around[0];
    if (window !== undefined) return { place, window };
  }
  throw new Error('The instant is in no window.');
}

function nthBusinessDate(
  place: Place,
  days: number,
  comesAfter: (first: OpenWindow) => boolean,
  start: string,
): string {
  if (days === 0) return start;
  let left = days;
  for (let date = plusDays(start, -1); ; date = plusDays(date, 1)) {
    const [first] = businessWindows(place, date).sort((a, b) => a.opens - b.opens);
    if (first === undefined || !comesAfter(first)) continue;
    left -= 1;
    if (left === 0) return date;
  }
}

function businessWindows(place: Place, date: string): OpenWindow[] {
  return place.windowsOn(date).filter((window) => window.isBusiness);
}
