import { DateTime } from 'luxon';

/** "16 Oct 2026, 16:40 BST": an instant in the reader's zone with the zone's abbreviation. */
export function instant(ms: number, zone: string): string {
  const local = DateTime.fromMillis(ms, { zone, locale: 'en' });
  return `${local.toFormat('d LLL yyyy, HH:mm')} ${abbreviation(local)}`;
}

/** "Fri 16 Oct, 16:40 BST": the same where the year is plain. */
export function instantOfYear(ms: number, zone: string): string {
  const local = DateTime.fromMillis(ms, { zone, locale: 'en' });
  return `${local.toFormat('ccc d LLL, HH:mm')} ${abbreviation(local)}`;
}

/** "16 October 2026". */
export function day(ms: number, zone: string): string {
  return DateTime.fromMillis(ms, { zone, locale: 'en' }).toFormat('d LLLL yyyy');
}

/** "October 2026" of "2026-10"; "third quarter 2026", "1 July 2026 to 30 September 2026" of the labels of other periods. */
export function month(key: string): string {
  if (isMonth(key)) return monthOf(key).toFormat('LLLL yyyy');
  return isQuarter(key) ? `${quarterWord(key)} ${key.slice(0, 4)}` : datesOf(key).join(' to ');
}

/** "Oct 2026" of "2026-10", "Q3 2026" of "2026-Q3". */
export function monthShort(key: string): string {
  if (isMonth(key)) return monthOf(key).toFormat('LLL yyyy');
  return isQuarter(key) ? `${key.slice(5)} ${key.slice(0, 4)}` : month(key);
}

/** "October" of "2026-10", "the third quarter" of "2026-Q3", "the period" of dates. */
export function monthName(key: string): string {
  if (isMonth(key)) return monthOf(key).toFormat('LLLL');
  return isQuarter(key) ? `the ${quarterWord(key)}` : 'the period';
}

const quarterWords = ['first', 'second', 'third', 'fourth'] as const;

function isMonth(key: string): boolean {
  return /^\d{4}-\d\d$/.test(key);
}

function isQuarter(key: string): boolean {
  return /^\d{4}-Q[1-4]$/.test(key);
}

function quarterWord(key: string): string {
  return `${quarterWords[Number(key.slice(6)) - 1] ?? ''} quarter`;
}

function datesOf(key: string): string[] {
  return key
    .split('/')
    .map((date) => DateTime.fromISO(date, { zone: 'utc', locale: 'en' }).toFormat('d LLLL yyyy'));
}

function monthOf(key: string): DateTime {
  return DateTime.fromFormat(key, 'yyyy-MM', { zone: 'utc', locale: 'en' });
}

const abbreviations = new Map<string, string>();

/** The letters that people there use; where there are none, the offset. */
export function abbreviation(local: DateTime): string {
  // Asking a locale is slow, and within a year an offset of a zone has one name.
  const key = `${local.zoneName} ${local.offset} ${local.year}`;
  const known = abbreviations.get(key) ?? spelledOut(local);
  abbreviations.set(key, known);
  return known;
}

function spelledOut(local: DateTime): string {
  for (const locale of ['en-US', 'en-GB', 'en-AU']) {
    const name = local.setLocale(locale).offsetNameShort ?? '';
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  }
  return `UTC${local.toFormat('ZZ')}`;
}
