import type { Policy, PolicyCalendar } from '../../pipeline/policy/schema.js';
import { conditionText } from './conditions.js';

/** Whose hours count for whom, in the order in which the rules are tried. */
export function hoursLines(policy: Policy): string[] {
  return policy.hours.map(({ when, calendar }) => {
    const whom = when === undefined ? 'everyone else' : conditionText(when);
    const name = policy.calendars[calendar]?.name ?? 'around the clock';
    return `  ${policy.hours.length === 1 && when === undefined ? 'everyone' : whom}: ${name} (${calendar})`;
  });
}

/** Every calendar with its windows and what closes it, and the holiday lists. */
export function calendarLines({ calendars, holidays }: Policy): string[] {
  return [
    ...Object.entries(calendars).flatMap(([id, calendar]) => oneCalendar(id, calendar)),
    ...Object.entries(holidays).map(([id, { name, covers, dates }]) => {
      const count = Object.keys(dates).length.toLocaleString('en');
      return `  Holiday list ${id}: ${name}, ${count} dates from ${covers.from} to ${covers.to}`;
    }),
  ];
}

function oneCalendar(id: string, calendar: PolicyCalendar): string[] {
  if ('union' in calendar) {
    return [
      `  ${id}: ${calendar.name}`,
      `    open where any of these is: ${calendar.union.join(', ')}`,
    ];
  }
  const windows = calendar.windows.map(({ days, opens, closes, business_day }) => {
    return `    ${days} ${opens}–${closes}${business_day ? '' : ', hours but no business day'}`;
  });
  return [
    `  ${id}: ${calendar.name}, ${calendar.zone}`,
    ...windows,
    `    ${closedText(calendar.holidays)}`,
  ];
}

function closedText(closed: Extract<PolicyCalendar, { zone: string }>['holidays']): string {
  if ('table' in closed) return `closed on the user’s own holidays, calendar ${closed.table}`;
  if ('common' in closed) return `closed on dates that are in all of ${closed.common.join(', ')}`;
  return closed.length === 0 ? 'closed on no holidays' : `closed on holidays: ${closed.join(', ')}`;
}
