import type { Period } from '../plan.js';
import { holidays } from './holidays.js';
import { OpenHours, type Week } from './open-hours.js';

export type DeskKey =
  | 'ownbackup/us'
  | 'ownbackup/uk'
  | 'ownbackup/israel'
  | 'openback'
  | 'openback/enterprise'
  | 'probax'
  | 'crashplan/us'
  | 'crashplan/au'
  | 'crashplan/chat';

/** The hours of every desk over a period. */
export type Desks = Readonly<Record<DeskKey, OpenHours>>;

export function openDesks(period: Period): Desks {
  const open = (...weeks: Week[]) => new OpenHours(weeks, period.startMs, period.endMs);
  return {
    'ownbackup/us': open(week('America/New_York', weekdays(2, 17), 'US')),
    'ownbackup/uk': open(week('Europe/London', weekdays(7, 22), 'GB')),
    'ownbackup/israel': open(
      week('Asia/Jerusalem', { 7: [9, 24], 1: [9, 24], 2: [9, 24], 3: [9, 24], 4: [9, 24] }, 'IL'),
    ),
    openback: open(week('Europe/London', weekdays(9, 18), 'GB', 'US')),
    'openback/enterprise': open(
      week('Europe/London', { ...weekdays(9, 18), 6: [9, 16] }, 'GB', 'US'),
    ),
    probax: open(
      week('Australia/Sydney', weekdays(8, 17), 'AU'),
      week('America/New_York', weekdays(8, 17), 'US'),
    ),
    'crashplan/us': open(week('America/Chicago', { ...weekdays(7, 19), 6: [9, 17], 7: [9, 17] })),
    'crashplan/au': open(week('Australia/Sydney', weekdays(8, 18))),
    'crashplan/chat': open(week('America/Chicago', weekdays(7, 17))),
  };
}

function week(zone: string, hours: Week['hours'], ...countries: readonly string[]): Week {
  return { zone, hours, closed: countries.map((country) => holidays[country] ?? new Set()) };
}

function weekdays(opens: number, closes: number): Week['hours'] {
  return Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, [opens, closes] as const]));
}
