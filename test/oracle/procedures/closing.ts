import type { Policy } from '../../../pipeline/policy/schema.js';
import type { LedgerRow } from '../case.js';
import type { Clock } from '../clock.js';
import { dueOf } from '../due.js';
import { hoursOfCalendar, type Setting } from '../setting.js';
import { readTarget, type Target } from '../target.js';
import { type Course, procedureRow } from './row.js';
import { type Spell, spellsIn } from './spells.js';
import { lengthOf } from './tolerance.js';

type Closing = NonNullable<Policy['procedures']['automatic_closing']>;

/** Each spell in solved or pending: it must not close too early, and must be closed in the end. */
export function closings(
  setting: Setting,
  promise: 'closing_not_early' | 'closing_not_late',
  promised: Closing,
): LedgerRow[] {
  return spellsIn(setting.history, closingStatuses(promised)).map((spell) =>
    rowOf(setting, promise, promised, spell),
  );
}

/** The statuses in which the policy lets a case close by itself. */
export function closingStatuses(promised: Closing): ('solved' | 'pending')[] {
  return (['solved', 'pending'] as const).filter((status) => promised[status] !== undefined);
}

function rowOf(
  setting: Setting,
  promise: 'closing_not_early' | 'closing_not_late',
  promised: Closing,
  spell: Spell,
): LedgerRow {
  const cell = promised[spell.status === 'solved' ? 'solved' : 'pending'] ?? '';
  const text = typeof cell === 'string' ? cell : cell.target;
  const target = readTarget(text, setting.policy.business_day);
  const said = {
    clause: typeof cell === 'string' ? promised.clause : cell.clause,
    aim: promised.aim,
    target: text,
    hours: target.high.on === 'wall' ? 'always' : (promised.hours ?? setting.policy.hours),
  };
  return procedureRow(setting, promise, said, spell.started, (calendar) => {
    const close = promisedInstant(setting, target, calendar, spell.started);
    return promise === 'closing_not_early'
      ? notEarly(spell, close)
      : notLate(spell, close + lengthOf(promised.tolerance), setting.history.asOf);
  });
}

function promisedInstant(
  setting: Setting,
  target: Target,
  calendar: string,
  started: number,
): number {
  const binding =
    setting.policy.range === 'lower' && target.low !== null ? target.low : target.high;
  const clock: Clock = target.high.on === 'wall' ? 'wall' : hoursOfCalendar(setting, calendar);
  const course = { clock, pauses: [], stop: started, isWaiting: false };
  return dueOf(course, started, binding) ?? started;
}

function notEarly({ started, end }: Spell, close: number): Course {
  if (end === null) return { started, verdict: 'running' };
  if (end.by !== 'closing') return { started, ended: end.at, verdict: 'void' };
  const closer = end.change.fact.actor_type;
  if (closer === null) return { started, verdict: 'unmeasured', wants: 'actor_type' };
  if (closer !== 'system') return { started, ended: end.at, verdict: 'void' };
  const verdict = end.at >= close ? 'met' : 'missed';
  return { started, satisfied: end.at, ended: end.at, verdict };
}

function notLate({ started, end }: Spell, due: number, asOf: number): Course {
  if (end === null) return { started, due, verdict: asOf <= due ? 'running' : 'missed' };
  const isInTime = end.at <= due;
  if (end.by === 'closing') {
    const verdict = isInTime ? 'met' : 'missed';
    return { started, due, satisfied: end.at, ended: end.at, verdict };
  }
  return { started, due, ended: end.at, verdict: isInTime ? 'void' : 'missed' };
}
