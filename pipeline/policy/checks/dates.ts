import type { Problem } from '../problem.js';
import type { Policy } from '../schema.js';

/** Dates that no calendar has, ends before their beginnings, and holidays outside what their list covers. */
export function checkDates(policy: Policy): Problem[] {
  return [
    ...checkSpan(['effective'], policy.effective),
    ...Object.entries(policy.holidays).flatMap(([list, { covers, dates }]) => {
      const path = ['holidays', list];
      return [
        ...checkSpan([...path, 'covers'], covers),
        ...Object.keys(dates).flatMap((date) => {
          const place = [...path, 'dates', date];
          if (!isDate(date)) return [noDate(place, date)];
          return date < covers.from || date > covers.to ? [outside(place, date, covers)] : [];
        }),
      ];
    }),
  ];
}

interface DateSpan {
  readonly from: string;
  readonly to?: string | undefined;
}

function checkSpan(path: readonly PropertyKey[], { from, to }: DateSpan): Problem[] {
  const wrong = [
    ...(isDate(from) ? [] : [noDate([...path, 'from'], from)]),
    ...(to === undefined || isDate(to) ? [] : [noDate([...path, 'to'], to)]),
  ];
  if (wrong.length > 0 || to === undefined || from <= to) return wrong;
  return [
    {
      path: [...path, 'to'],
      code: 'policy.ends-before-it-begins',
      message: `${path.map(String).join('.')} ends on ${to}, before it begins on ${from}.`,
      hint: 'Let `to` be the last day, on or after `from`.',
    },
  ];
}

function isDate(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function noDate(path: readonly PropertyKey[], text: string): Problem {
  return {
    path,
    code: 'policy.no-such-date',
    message: `${path.map(String).join('.')}: there is no date "${text}".`,
    hint: 'Write a date that exists, as YYYY-MM-DD.',
  };
}

function outside(path: readonly PropertyKey[], date: string, covers: DateSpan): Problem {
  return {
    path,
    code: 'policy.holiday-not-covered',
    message: `${path.slice(0, 2).map(String).join('.')}: ${date} is outside ${covers.from} to ${covers.to ?? 'now'}, which the list covers.`,
    hint: 'Widen `covers` to the dates for which the list is complete, or take the date out.',
  };
}
