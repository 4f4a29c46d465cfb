import type { Policy } from '../../../pipeline/policy/schema.js';
import type { LedgerRow } from '../case.js';
import type { Setting } from '../setting.js';
import { type Course, procedureRow } from './row.js';
import { statusTurns } from './spells.js';
import { lengthOf } from './tolerance.js';

type Survey = NonNullable<Policy['procedures']['survey_after_closing']>;

/** Each closing: the customer has to be asked how satisfied they are. */
export function surveysAfterClosing(setting: Setting, promised: Survey): LedgerRow[] {
  const { history } = setting;
  const said = {
    clause: promised.clause,
    aim: promised.aim,
    target: 'a survey after the closing',
  };
  return statusTurns(history)
    .filter(({ after }) => after === 'closed')
    .filter(({ at }) => history.ended === null || at < history.ended)
    .map(({ at }) =>
      procedureRow(setting, 'survey_after_closing', said, at, () =>
        courseOf(setting, promised, at),
      ),
    );
}

function courseOf(setting: Setting, promised: Survey, started: number): Course {
  const { history, around } = setting;
  if (!around.kinds.has('survey_sent')) {
    return { started, verdict: 'unmeasured', wants: 'survey_sent' };
  }
  const turns = statusTurns(history).filter(({ at }) => at > started);
  const reopened = turns[0]?.at ?? Number.POSITIVE_INFINITY;
  const sent = history.facts.filter(({ type }) => type === 'survey_sent').map(({ at_ms }) => at_ms);
  const asked = [...around.invitations, ...sent]
    .filter((at) => at >= started && at <= history.asOf)
    .sort((a, b) => a - b)[0];
  if (asked !== undefined && asked <= reopened) {
    return { started, satisfied: asked, ended: asked, verdict: 'met' };
  }
  if (reopened <= history.asOf) return { started, ended: reopened, verdict: 'void' };
  const last = started + lengthOf(promised.tolerance);
  return { started, verdict: history.asOf <= last ? 'running' : 'missed' };
}
