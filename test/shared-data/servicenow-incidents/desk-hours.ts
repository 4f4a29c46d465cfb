import { DateTime } from 'luxon';

export const zone = 'America/Sao_Paulo';

const holidays = [
  '2016-03-25',
  '2016-04-21',
  '2016-05-26',
  '2016-05-27',
  '2016-09-07',
  '2016-10-12',
  '2016-11-02',
  '2016-11-15',
];

/** The time between two instants that lies on working days between 8 and 18, walked day by day. */
export function deskTime(from: number, to: number): number {
  let counted = 0;
  let day = DateTime.fromMillis(from, { zone }).startOf('day');
  while (day.toMillis() < to) {
    const isWorking = day.weekday <= 5 && !holidays.includes(day.toISODate() ?? '');
    if (isWorking) {
      const opens = Math.max(from, day.set({ hour: 8 }).toMillis());
      const closes = Math.min(to, day.set({ hour: 18 }).toMillis());
      counted += Math.max(0, closes - opens);
    }
    day = day.plus({ days: 1 }).startOf('day');
  }
  return counted;
}
