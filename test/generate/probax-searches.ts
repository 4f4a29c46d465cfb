import { at, type History, isAnswer, localTime } from './histories.js';

/** A closing by an agent while the partner is silent: the business dates on which it was sought before. */
export interface Search {
  readonly attempts: number;
  readonly byMessage: number;
  readonly dates: readonly string[];
  readonly hours: number;
}

/** The closings without agreement, from pending, each with the attempts since the partner's last word. */
export function searchesOf({ about, facts }: History): Search[] {
  return facts.flatMap((row, place) => {
    if (row.type !== 'status' || row.value !== 'closed' || row.actor_type !== 'agent') return [];
    if (row.previous_value !== 'pending') return [];
    const before = facts.slice(0, place);
    if (before.some(({ type }) => type === 'close_agreed')) return [];
    const heard = before.findLast(({ actor_type }) => actor_type === 'customer');
    const since = heard === undefined ? Date.parse(about.opened_at ?? '') - 1 : at(heard);
    const tries = before.filter(
      (each) => at(each) > since && (each.type === 'contact_attempt' || isAnswer(each)),
    );
    const dates = new Set(tries.flatMap((each) => businessDate(at(each)) ?? []));
    return [
      {
        attempts: tries.length,
        byMessage: tries.filter(isAnswer).length,
        dates: [...dates],
        hours: (at(tries.at(-1)) - at(tries[0])) / 3_600_000,
      },
    ];
  });
}

/** The date in Sydney if it is at work, else in New York if that is, else in Sydney; none at its weekend. */
function businessDate(instant: number): string | undefined {
  const places = ['Australia/Sydney', 'America/New_York'].map((zone) => localTime(instant, zone));
  const isWorkday = ({ weekday }: { weekday: string }) => !['Sat', 'Sun'].includes(weekday);
  const place = places.find((each) => {
    return isWorkday(each) && each.minutes >= 480 && each.minutes < 1020;
  });
  const counted = place ?? places[0];
  return counted !== undefined && isWorkday(counted) ? counted.date : undefined;
}

/** Whether some two dates have a whole business day between them; weekends are none. */
export function hasDayBetween(dates: readonly string[]): boolean {
  const sorted = [...dates].sort();
  const days = (from = '', to = '') => {
    let count = 0;
    for (let day = Date.parse(from) + 86_400_000; day < Date.parse(to); day += 86_400_000) {
      if (![0, 6].includes(new Date(day).getUTCDay())) count += 1;
    }
    return count;
  };
  return days(sorted[0], sorted.at(-1)) >= 1;
}
