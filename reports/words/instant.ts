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

/** "October 2026" of "2026-10". */
export function month(key: string): string {
  return monthOf(key).toFormat('LLLL yyyy');
}

/** "Oct 2026" of "2026-10". */
export function monthShort(key: string): string {
  return monthOf(key).toFormat('LLL yyyy');
}

/** "October" of "2026-10". */
export function monthName(key: string): string {
  return monthOf(key).toFormat('LLLL');
}

function monthOf(key: string): DateTime {
  return DateTime.fromFormat(key, 'yyyy-MM', { zone: 'utc', locale: 'en' });
}

/** The letters that people there use; where there are none, the offset. */
export function abbreviation(local: DateTime): string {
  for (const locale of ['en-US', 'en-GB', 'en-AU']) {
    const name = local.setLocale(locale).offsetNameShort ?? '';
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  }
  return `UTC${local.toFormat('ZZ')}`;
}
