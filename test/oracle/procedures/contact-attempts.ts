import type { Policy } from '../../../pipeline/policy/schema.js';
import { businessDateOf, businessDatesBetween } from '../business-days.js';
import type { LedgerRow } from '../case.js';
import { reopenings, unclearBetween } from '../history.js';
import { hoursOfCalendar, type Setting } from '../setting.js';
import { type Course, procedureRow } from './row.js';
import { customerEvents, statusTurns } from './spells.js';

type Attempts = NonNullable<Policy['procedures']['contact_attempts']>;

/** Each closing by an agent of a case that waits for the customer, without the customer's agreement. */
export function contactAttempts(setting: Setting, promised: Attempts): LedgerRow[] {
  const { history } = setting;
  const { attempts, apart } = promised;
  const said = {
    clause: promised.clause,
    aim: promised.aim,
    target:
      apart === 'dates'
        ? `${attempts} attempts on ${attempts} business dates`
        : `${attempts} attempts, a full business day between them`,
    hours: setting.policy.hours,
  };
  return statusTurns(history)
    .filter(({ before, after }) => before === 'pending' && after === 'closed')
    .filter(({ at }) => history.ended === null || at < history.ended)
    .filter(({ fact }) => fact.actor_type === 'agent' || fact.actor_type === null)
    .filter(({ at }) => !isAgreed(setting, at))
    .map(({ at, fact }) =>
      procedureRow(setting, 'contact_attempts', said, at, (calendar) =>
        fact.actor_type === null
          ? { started: at, verdict: 'unmeasured', wants: 'actor_type' }
          : courseOf(setting, promised, at, calendar),
      ),
    );
}

function isAgreed({ history }: Setting, closed: number): boolean {
  const since =
    reopenings(history)
      .filter((at) => at <= closed)
      .at(-1) ?? history.opened;
  return history.facts.some(
    ({ type, at_ms }) => type === 'close_agreed' && at_ms >= since && at_ms <= closed,
  );
}

function courseOf(setting: Setting, promised: Attempts, closed: number, calendar: string): Course {
  const { history } = setting;
  const heard =
    customerEvents(history)
      .filter((at) => at < closed)
      .at(-1) ?? null;
  const counts = (at: number) =>
    at >= history.opened && at <= closed && (heard === null || at > heard);
  const outbound = history.facts
    .filter(({ type, actor_type }) => type === 'contact_attempt' && actor_type !== 'customer')
    .map(({ at_ms }) => at_ms);
  const tried = [...new Set([...outbound, ...history.humanMessages])]
    .filter(counts)
    .sort((a, b) => a - b);
  const enough = reachedAt(setting, promised, calendar, tried);
  const base = { started: closed, due: closed };
  if (enough !== null) return { ...base, satisfied: enough, ended: enough, verdict: 'met' };
  const since = Math.max(history.opened, heard === null ? 0 : heard + 1);
  const unclear = unclearBetween(history, since, closed, true);
  const wants = setting.around.kinds.has('contact_attempt') ? unclear : 'contact_attempt';
  if (wants !== null) return { started: closed, verdict: 'unmeasured', wants };
  return { ...base, ended: closed, verdict: 'missed' };
}

/** The attempt that makes them enough: on so many dates, or with so many whole business days between. */
function reachedAt(
  setting: Setting,
  { attempts, apart }: Attempts,
  calendar: string,
  tried: readonly number[],
): number | null {
  const hours = hoursOfCalendar(setting, calendar);
  const dated = tried.flatMap((at) => {
    const date = businessDateOf(hours, at);
    return date === null ? [] : [{ at, date }];
  });
  const counted: { at: number; date: string }[] = [];
  for (const one of dated) {
    const last = counted.at(-1);
    const isApart =
      apart === 'dates'
        ? counted.every(({ date }) => date !== one.date)
        : last === undefined || businessDatesBetween(hours, last.date, one.date) >= 1;
    if (isApart) counted.push(one);
  }
  return counted[attempts - 1]?.at ?? null;
}
