import { isoDate } from '../iso.js';
import type { Period } from '../plan.js';

/** A date on which a site of OwnBackup closes, or keeps only some hours. */
export interface CompanyHoliday {
  readonly date: string;
  readonly calendar: 'us' | 'uk' | 'israel';
  readonly name: string;
  readonly opens: string;
  readonly closes: string;
}

type Closed = readonly [date: string, name: string, opens?: string, closes?: string];

const closedDates: Readonly<Record<CompanyHoliday['calendar'], readonly Closed[]>> = {
  us: [
    ['2025-09-01', 'Labor Day'],
    ['2025-11-27', 'Thanksgiving'],
    ['2025-11-28', 'Day after Thanksgiving', '02:00', '12:00'],
    ['2025-12-24', 'Christmas Eve', '02:00', '12:00'],
    ['2025-12-25', 'Christmas'],
    ['2026-01-01', 'New Year'],
    ['2026-05-25', 'Memorial Day'],
    ['2026-07-03', 'Independence Day'],
    ['2026-09-07', 'Labor Day'],
  ],
  uk: [
    ['2025-08-25', 'Summer bank holiday'],
    ['2025-12-24', 'Christmas Eve', '07:00', '15:00'],
    ['2025-12-25', 'Christmas'],
    ['2025-12-26', 'Boxing Day'],
    ['2026-01-01', 'New Year'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-25', 'Spring bank holiday'],
    ['2026-08-31', 'Summer bank holiday'],
    ['2026-10-12', 'Company day'],
  ],
  israel: [
    ['2025-09-22', 'New Year’s Eve', '09:00', '14:00'],
    ['2025-09-23', 'New Year'],
    ['2025-09-24', 'New Year, second day'],
    ['2025-10-02', 'Day of Atonement'],
    ['2026-04-02', 'Passover'],
    ['2026-04-08', 'Passover, last day'],
    ['2026-04-22', 'Independence Day'],
    ['2026-09-13', 'New Year, second day'],
    ['2026-09-21', 'Day of Atonement'],
  ],
};

/** The company's own list for a period; the made-up list ends with 2026. */
export function companyHolidays(period: Period): readonly CompanyHoliday[] {
  const [from, to] = [isoDate(period.startMs), isoDate(period.asOfMs)];
  return (['us', 'uk', 'israel'] as const).flatMap((calendar) =>
    closedDates[calendar]
      .filter(([date]) => from <= date && date <= to)
      .map(([date, name, opens = '', closes = '']) => ({ date, calendar, name, opens, closes })),
  );
}
