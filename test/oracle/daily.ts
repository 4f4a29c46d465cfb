import { businessDates } from './business-days.js';
import type { Hours } from './calendar.js';
import { type History, valueAt } from './history.js';
import type { Judgement } from './verdict.js';

/** One business date on which the case was open from the first opening to the last closing. */
export interface DailyUpdate extends Judgement {
  readonly started: number;
  readonly due: number;
  readonly from: number;
}

const idle = ['solved', 'pending', 'closed'];
const day = 86_400_000;

/** One update owed for each such date that had begun by `as_of`. */
export function dailyUpdates(history: History, hours: Hours): DailyUpdate[] {
  return businessDates(hours, history.opened, history.asOf + day)
    .filter(({ opens, closes }) => isActiveThrough(history, opens, closes))
    .map(({ midnight, opens, closes }) => {
      const date = { started: opens, due: closes, from: midnight };
      const until = Math.min(closes, history.ended ?? closes);
      const said = history.humanMessages.find((at) => at >= midnight && at <= until) ?? null;
      if (said !== null) return { ...date, verdict: 'met', satisfied: said, ended: said };
      if (history.ended === closes) {
        return { ...date, verdict: 'void', satisfied: null, ended: closes };
      }
      const verdict = closes >= history.asOf ? 'running' : 'missed';
      return { ...date, verdict, satisfied: null, ended: null };
    });
}

function isActiveThrough(history: History, opens: number, closes: number): boolean {
  const { opened, asOf, ended, statuses } = history;
  if (opens < opened || opens > asOf) return false;
  if (ended !== null && ended < closes) return false;
  const changes = statuses
    .map(({ from }) => from)
    .filter((at) => at > opens && at < closes && at <= asOf);
  return [opens, ...changes].every((at) => !idle.includes(valueAt(statuses, at) ?? 'open'));
}
