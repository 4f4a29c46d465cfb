import type { LoadedPolicy } from '../policy/load.js';

/** A holiday list that does not say which dates of the data were holidays. */
export interface UncoveredHolidays {
  readonly policy: string;
  readonly list: string;
  readonly from: string;
  readonly to: string;
}

/** Lists that a calendar uses and that are not complete for all of the data: where they end, no date counts as a holiday. */
export function uncoveredHolidays(
  policies: readonly LoadedPolicy[],
  oldestMs: number,
  asOfMs: number,
): UncoveredHolidays[] {
  const first = dateOf(oldestMs);
  const last = dateOf(asOfMs);
  return policies.flatMap(({ policy }) => {
    const used = new Set(
      Object.values(policy.calendars).flatMap((calendar) => {
        if ('union' in calendar || 'table' in calendar.holidays) return [];
        return 'common' in calendar.holidays ? calendar.holidays.common : calendar.holidays;
      }),
    );
    return Object.entries(policy.holidays).flatMap(([list, { covers }]) =>
      used.has(list) && (first < covers.from || last > covers.to)
        ? [{ policy: policy.id, list, from: covers.from, to: covers.to }]
        : [],
    );
  });
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
