import { UserError } from '../../pipeline/failure.js';
import { lastMonth } from '../../pipeline/findings/last-month.js';
import {
  datesFromTo,
  monthsUpTo,
  type Periods,
  quartersUpTo,
} from '../../pipeline/findings/periods.js';

/** The time that is asked about, as the command line gives it. */
export interface PeriodOptions {
  readonly month?: string;
  readonly quarter?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The one time asked about; without one the last month that is complete. */
export function periodsOf(
  { month, quarter, from, to }: PeriodOptions,
  asOfMs: number,
  zone: string,
): Periods {
  const told = [month, quarter, from ?? to].filter((each) => each !== undefined);
  if (told.length > 1 || (from === undefined) !== (to === undefined)) {
    throw new UserError({
      code: 'whatif.period',
      message: 'A what-if is of one time: a month, a quarter, or dates from and to.',
      hint: 'Write --month 2026-10, --quarter 2026-Q3, or --from 2026-07-01 --to 2026-09-15.',
    });
  }
  if (quarter !== undefined) return quartersUpTo(quarter, zone);
  if (from !== undefined && to !== undefined) return datesFromTo(from, to, zone);
  return monthsUpTo(month ?? lastMonth(asOfMs, zone), zone);
}
