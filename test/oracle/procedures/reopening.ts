import type { Policy } from '../../../pipeline/policy/schema.js';
import type { LedgerRow } from '../case.js';
import { ofKind, turnsOf } from '../changes.js';
import { type History, valueAt } from '../history.js';
import type { Setting } from '../setting.js';
import { closingStatuses } from './closing.js';
import { type Course, procedureRow } from './row.js';
import { type Spell, spellsIn, statusTurns } from './spells.js';
import { lengthOf } from './tolerance.js';

type Reopening = NonNullable<Policy['procedures']['reopening']>;

const targets = {
  responder: 'open again and back with who responded',
  first: 'open again and back with the first assignee',
  last: 'open again and back with the last assignee',
};

/** Each answer of a customer that comes before a case has closed by itself. */
export function reopened(setting: Setting, promised: Reopening): LedgerRow[] {
  const { automatic_closing } = setting.policy.procedures;
  const statuses =
    automatic_closing === undefined ? ['solved', 'pending'] : closingStatuses(automatic_closing);
  const said = {
    clause: promised.clause,
    aim: promised.aim,
    target: targets[promised.returns_to],
  };
  return spellsIn(setting.history, statuses).flatMap((spell) => {
    const { answered } = spell;
    if (answered === null) return [];
    return procedureRow(setting, 'reopening', said, answered, () =>
      courseOf(setting, promised, spell, answered),
    );
  });
}

function courseOf(setting: Setting, promised: Reopening, spell: Spell, started: number): Course {
  const { history } = setting;
  const due = started + lengthOf(promised.tolerance);
  const wanted = setting.around.kinds.has('assignee')
    ? whoGetsIt(history, promised.returns_to, spell.started, started)
    : { wants: 'assignee' };
  if ('wants' in wanted) return { started, verdict: 'unmeasured', wants: wanted.wants };
  const back = firstBack(history, wanted.who, started);
  if (back !== null && (history.ended === null || back <= history.ended)) {
    const verdict = back <= due ? 'met' : 'missed';
    return { started, due, satisfied: back, ended: back, verdict };
  }
  if (history.ended !== null) {
    const verdict = history.ended <= due ? 'void' : 'missed';
    return { started, due, ended: history.ended, verdict };
  }
  return { started, due, verdict: history.asOf <= due ? 'running' : 'missed' };
}

function whoGetsIt(
  history: History,
  which: Reopening['returns_to'],
  left: number,
  answered: number,
): { who: string } | { wants: string } {
  if (which === 'responder') {
    const responder = lastResponder(history, left);
    return responder === null ? { wants: 'actor_id' } : { who: responder };
  }
  const before = turnsOf(history.facts, 'assignee').filter(({ at }) => at < answered);
  const found = which === 'first' ? before[0] : before.at(-1);
  return found === undefined ? { wants: 'assignee' } : { who: found.after };
}

/** Who wrote the last human public message up to an instant; of several at one instant, the last in their order. */
function lastResponder(history: History, until: number): string | null {
  const messages = history.facts
    .filter(({ type, actor_type }) => type === 'message' && actor_type === 'agent')
    .filter(({ visibility, at_ms }) => visibility === 'public' && at_ms >= history.opened)
    .filter(({ at_ms }) => at_ms <= until)
    .map((message) => ({ ...message, value: message.value ?? '' }));
  return ofKind(messages, 'message').at(-1)?.actor_id ?? null;
}

/** The first instant from this on after which the case is in work and with this person. */
function firstBack(history: History, who: string, from: number): number | null {
  const assignees = turnsOf(history.facts, 'assignee').map(({ at, after }) => ({
    from: at,
    value: after,
  }));
  const moments = [
    from,
    ...statusTurns(history).map(({ at }) => at),
    ...assignees.map((spell) => spell.from),
  ];
  const isBack = (at: number) =>
    ['new', 'open', 'on_hold'].includes(valueAt(history.statuses, at) ?? '') &&
    valueAt(assignees, at) === who;
  return moments.filter((at) => at >= from && isBack(at)).sort((a, b) => a - b)[0] ?? null;
}
