import type { Policy } from '../../../pipeline/policy/schema.js';
import type { LedgerRow } from '../case.js';
import { unclearBetween } from '../history.js';
import type { Setting } from '../setting.js';
import { type Course, procedureRow } from './row.js';
import { statusTurns } from './spells.js';
import { lengthOf } from './tolerance.js';

type Outcome = NonNullable<Policy['procedures']['outcome_notified']>;

/** A case that stays closed with an outcome of which the customer is to be told. */
export function outcomesNotified(setting: Setting, promised: Outcome): LedgerRow[] {
  const { history, row } = setting;
  const turns = statusTurns(history);
  const closing = turns.at(-1);
  if (closing?.after !== 'closed') return [];
  if (history.ended !== null && closing.at >= history.ended) return [];
  const code = row.closure_code ?? null;
  if (code !== null && !promised.outcomes.includes(code)) return [];
  const said = { clause: promised.clause, aim: promised.aim, target: 'told at the end' };
  const started = closing.at;
  const solved = closing.before === 'solved' ? solvedBefore(setting, started) : started;
  return [
    procedureRow(setting, 'outcome_notified', said, started, () =>
      code === null
        ? { started, verdict: 'unmeasured', wants: 'closure_code' }
        : courseOf(setting, promised, started, solved),
    ),
  ];
}

/** When the spell in solved began that the closing ended; not before the opening. */
function solvedBefore({ history }: Setting, closed: number): number {
  return history.statuses.filter(({ from }) => from < closed).at(-1)?.from ?? closed;
}

function courseOf(setting: Setting, promised: Outcome, started: number, solved: number): Course {
  const { history, around } = setting;
  if (!around.hasMessages) return { started, verdict: 'unmeasured', wants: 'message' };
  const due = started + lengthOf(promised.tolerance);
  const last = Math.min(history.ended ?? Number.POSITIVE_INFINITY, history.asOf);
  const told = history.ourMessages.find((at) => at >= solved && at <= last) ?? null;
  const unclear = unclearBetween(history, solved, told === null ? last : told - 1);
  if (unclear !== null) return { started, verdict: 'unmeasured', wants: unclear };
  if (told !== null) {
    const verdict = told <= due ? 'met' : 'missed';
    return { started, due, satisfied: told, ended: told, verdict };
  }
  if (history.ended !== null) {
    const verdict = history.ended <= due ? 'void' : 'missed';
    return { started, due, ended: history.ended, verdict };
  }
  return { started, due, verdict: history.asOf <= due ? 'running' : 'missed' };
}
