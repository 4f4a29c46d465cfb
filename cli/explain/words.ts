import { DateTime } from 'luxon';
import { abbreviation } from '../../reports/words/instant.js';

const secondMs = 1000;
const units = [
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** "Fri 6 Mar, 16:40 EST", with seconds where there are any and the year unless it is `year`. */
export function moment(ms: number, zone: string, year: number | null = null): string {
  const local = localOf(ms, zone);
  const date = local.toFormat(local.year === year ? 'ccc d LLL' : 'ccc d LLL yyyy');
  return `${date}, ${clock(ms, zone)} ${abbreviation(local)}`;
}

/** "Fri 6 Mar". */
export function day(ms: number, zone: string): string {
  return localOf(ms, zone).toFormat('ccc d LLL');
}

/** "Fri 6 Mar" of "2026-03-06". */
export function dateText(date: string): string {
  return day(Date.parse(date), 'utc');
}

/** "16:40", or "16:40:09" where the seconds matter. */
export function clock(ms: number, zone: string): string {
  const local = localOf(ms, zone);
  if (ms % secondMs !== 0) return local.toFormat('HH:mm:ss.SSS');
  return local.toFormat(ms % 60_000 === 0 ? 'HH:mm' : 'HH:mm:ss');
}

/** "Fri 6 Mar 16:40 – Mon 9 Mar 02:00", "Mon 9 Mar 02:00 – 24:00". */
export function span(fromMs: number, toMs: number, zone: string): string {
  const from = localOf(fromMs, zone);
  const start = `${day(fromMs, zone)} ${clock(fromMs, zone)}`;
  if (from.hasSame(localOf(toMs, zone), 'day')) return `${start} – ${clock(toMs, zone)}`;
  if (+from.plus({ days: 1 }).startOf('day') === toMs) return `${start} – 24:00`;
  return `${start} – ${day(toMs, zone)} ${clock(toMs, zone)}`;
}

/** "3 h 20 min 15 s": nothing rounded, so that a list of them adds up. */
export function exactly(ms: number): string {
  if (ms === 0) return '0 min';
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, length] of units) {
    const whole = Math.floor(rest / length);
    if (whole > 0) parts.push(`${whole.toLocaleString('en')} ${unit}`);
    rest -= whole * length;
  }
  if (rest > 0) parts.push(`${rest / secondMs} s`);
  return parts.join(' ');
}

export function yearOf(ms: number, zone: string): number {
  return localOf(ms, zone).year;
}

function localOf(ms: number, zone: string): DateTime {
  return DateTime.fromMillis(ms, { zone, locale: 'en' });
}
