import { UserError } from '../failure.js';
import { type CivilZone, zoneNamed } from './zone-named.js';

/** Stretches of time that follow each other without a gap: the reported one is the last, those before it are for comparison. */
export interface Periods {
  /** One a period, the oldest first: `2026-10`, `2026-Q3`, or `2026-07-01/2026-09-30`. */
  readonly labels: readonly string[];
  /** When each begins, in milliseconds; it ends where the next begins. */
  readonly startsMs: readonly number[];
  /** When the last ends; it does not belong to it. */
  readonly toMs: number;
  /** The civil date after the last. */
  readonly endsBefore: string;
}

const monthsShown = 13;
const quartersShown = 5;

/** A month and the twelve before it, by civil dates of the zone. */
export function monthsUpTo(month: string, zoneName: string): Periods {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new UserError({
      code: 'report.month',
      message: `"${month}" is no month.`,
      hint: 'Write it like 2026-10.',
    });
  }
  const labels = Array.from({ length: monthsShown }, (_, index) =>
    later(month, index + 1 - monthsShown),
  );
  return periods(labels, labels.map(firstOf), firstOf(later(month, 1)), zoneName);
}

/** A quarter and the four before it, by civil dates of the zone. */
export function quartersUpTo(quarter: string, zoneName: string): Periods {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (year === undefined || number === undefined) {
    throw new UserError({
      code: 'report.quarter',
      message: `"${quarter}" is no quarter.`,
      hint: 'Write it like 2026-Q3.',
    });
  }
  const first = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}`;
  const months = Array.from({ length: quartersShown }, (_, index) =>
    later(first, 3 * (index + 1 - quartersShown)),
  );
  return periods(months.map(quarterOf), months.map(firstOf), firstOf(later(first, 3)), zoneName);
}

/** Any stretch of whole dates, both ends inclusive, and the stretch of as many days before it. */
export function datesFromTo(from: string, to: string, zoneName: string): Periods {
  const first = dayOf(from, '--from');
  const last = dayOf(to, '--to');
  if (first > last) {
    throw new UserError({
      code: 'report.dates',
      message: `The period from ${from} to ${to} ends before it begins.`,
      hint: 'Write the earlier date with --from.',
    });
  }
  const before = first - (last - first + dayMs);
  const labels = [`${dateOf(before)}/${dateOf(first - dayMs)}`, `${from}/${to}`];
  return periods(labels, [dateOf(before), from], dateOf(last + dayMs), zoneName);
}

/** The month so many after `month`. */
export function later(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The quarter of a month: `2026-Q3` of `2026-08`. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

const dayMs = 86_400_000;

function periods(
  labels: readonly string[],
  firsts: readonly string[],
  endsBefore: string,
  zoneName: string,
): Periods {
  const zone = zoneNamed(zoneName);
  return {
    labels,
    startsMs: firsts.map((date) => startOf(date, zone)),
    toMs: startOf(endsBefore, zone),
    endsBefore,
  };
}

function firstOf(month: string): string {
  return `${month}-01`;
}

function dayOf(text: string, option: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(at) && dateOf(at) === text) return at;
  throw new UserError({
    code: 'report.dates',
    message: `"${text}" is no date.`,
    where: option,
    hint: 'Write it like 2026-07-01.',
  });
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function startOf(date: string, zone: CivilZone): number {
  return zone.instantsOf(Date.parse(`${date}T00:00:00Z`)).earlier;
}
