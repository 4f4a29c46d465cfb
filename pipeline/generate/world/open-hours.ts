import { DateTime } from 'luxon';
import { day, hour } from '../spans.js';

/** When one desk works: local hours by ISO weekday (1 is Monday), less whole dates. */
export interface Week {
  readonly zone: string;
  readonly hours: Readonly<Partial<Record<number, readonly [opens: number, closes: number]>>>;
  readonly closed: readonly ReadonlySet<string>[];
}

interface Window {
  readonly opens: number;
  readonly closes: number;
  readonly weekday: number;
}

/** Open time of one or more desks over a period, tabulated once so that a look-up costs no date arithmetic. */
export class OpenHours {
  private readonly windows: readonly Window[];
  private readonly firstByHour: Int32Array;
  private readonly baseMs: number;

  constructor(weeks: readonly Week[], startMs: number, endMs: number) {
    this.baseMs = startMs - 14 * day;
    this.windows = merged(weeks.flatMap((week) => windowsOf(week, this.baseMs, endMs + 120 * day)));
    this.firstByHour = new Int32Array(Math.ceil((endMs + 120 * day - this.baseMs) / hour));
    let next = 0;
    for (let index = 0; index < this.firstByHour.length; index += 1) {
      while (this.window(next).closes <= this.baseMs + index * hour) next += 1;
      this.firstByHour[index] = next;
    }
  }

  /** The instant at which `span` of open time has passed since `from`. */
  after(from: number, span: number): number {
    let index = this.indexAt(from);
    let left = span;
    let at = Math.max(from, this.window(index).opens);
    while (at + left > this.window(index).closes) {
      left -= this.window(index).closes - at;
      index += 1;
      at = this.window(index).opens;
    }
    return at + left;
  }

  isOpen(at: number): boolean {
    return this.window(this.indexAt(at)).opens <= at;
  }

  /** The windows that open after `from`, in order. */
  *openingAfter(from: number): Generator<Window> {
    let index = this.indexAt(from);
    if (this.window(index).opens <= from) index += 1;
    for (; index < this.windows.length; index += 1) yield this.window(index);
  }

  private indexAt(at: number): number {
    const slot = Math.floor((at - this.baseMs) / hour);
    let index = this.firstByHour[Math.min(slot, this.firstByHour.length - 1)] ?? 0;
    while (this.window(index).closes <= at) index += 1;
    return index;
  }

  private window(index: number): Window {
    return this.windows[index] ?? never;
  }
}

const never: Window = { opens: Infinity, closes: Infinity, weekday: 0 };

function windowsOf(week: Week, startMs: number, endMs: number): Window[] {
  const windows: Window[] = [];
  let date = DateTime.fromMillis(startMs, { zone: week.zone }).startOf('day');
  for (; date.toMillis() < endMs; date = date.plus({ days: 1 })) {
    const hours = week.hours[date.weekday];
    const isoDate = date.toISODate() ?? '';
    if (hours === undefined || week.closed.some((dates) => dates.has(isoDate))) continue;
    windows.push({
      opens: date.set({ hour: hours[0] }).toMillis(),
      closes: closingOf(date, hours[1]),
      weekday: date.weekday,
    });
  }
  return windows;
}

function closingOf(date: DateTime, closes: number): number {
  return closes === 24 ? date.plus({ days: 1 }).toMillis() : date.set({ hour: closes }).toMillis();
}

function merged(windows: readonly Window[]): Window[] {
  const joined: Window[] = [];
  for (const window of windows.toSorted((one, other) => one.opens - other.opens)) {
    const last = joined.at(-1);
    if (last === undefined || window.opens > last.closes) joined.push(window);
    else joined[joined.length - 1] = { ...last, closes: Math.max(last.closes, window.closes) };
  }
  return joined;
}
