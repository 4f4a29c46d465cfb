import type { CoverageFinding, DateGap } from '../audit-contract.js';

export interface DateCount {
  readonly date: string;
  readonly openings: number;
  readonly events: number;
}

type Told = Omit<CoverageFinding, 'firstEventAtMs' | 'lastEventAtMs' | 'events'>;

/** Which dates of a period, given in order and without a gap, have nothing. */
export function coverageOf(counts: readonly DateCount[]): Told {
  const weeks = wholeWeeks(counts);
  return {
    dates: counts.length,
    datesWithoutEvents: counts.filter(({ events }) => events === 0).length,
    datesWithoutOpenings: counts.filter(({ openings }) => openings === 0).length,
    gaps: gapsIn(counts).sort((a, b) => b.days - a.days || (a.from < b.from ? -1 : 1)),
    weeksWithoutEvents: weeks.filter((week) => week.every(({ events }) => events === 0)).length,
    weeks: weeks.length,
  };
}

function gapsIn(counts: readonly DateCount[]): DateGap[] {
  const gaps: DateGap[] = [];
  counts.forEach(({ date, events }, index) => {
    if (events > 0) return;
    const last = counts[index - 1]?.events === 0 ? gaps.pop() : undefined;
    gaps.push({ from: last?.from ?? date, to: date, days: (last?.days ?? 0) + 1 });
  });
  return gaps;
}

/** From Monday to Sunday; those that the period cuts are none. */
function wholeWeeks(counts: readonly DateCount[]): DateCount[][] {
  const monday = counts.findIndex(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 1);
  if (monday < 0) return [];
  const whole = Math.floor((counts.length - monday) / 7);
  return Array.from({ length: whole }, (_, week) =>
    counts.slice(monday + 7 * week, monday + 7 * week + 7),
  );
}
