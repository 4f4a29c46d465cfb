import { type Change, turnsOf } from '../changes.js';
import type { History } from '../history.js';

/** A stretch in one status that a customer may break off. */
export interface Spell {
  readonly status: string;
  readonly started: number;
  /** What came first: a change of status, a word of the customer, the case's end; null: it goes on. */
  readonly end: SpellEnd | null;
  /** The customer's event that broke it off, if one did. */
  readonly answered: number | null;
}

export type SpellEnd =
  | { readonly at: number; readonly by: 'closing'; readonly change: Change }
  | { readonly at: number; readonly by: 'status' | 'customer' | 'terminal' };

/** Changes of status at or after the opening. */
export function statusTurns(history: History): Change[] {
  return turnsOf(history.facts, 'status').filter(({ at }) => at >= history.opened);
}

/** Every spell in one of the statuses that begins before the case is at its end. */
export function spellsIn(history: History, statuses: readonly string[]): Spell[] {
  const turns = statusTurns(history);
  return turns
    .map((turn, index) => ({ turn, next: turns[index + 1] ?? null }))
    .filter(({ turn }) => statuses.includes(turn.after))
    .filter(({ turn }) => history.ended === null || turn.at < history.ended)
    .map(({ turn, next }) => {
      const end = endOf(history, turn.at, next);
      const said = customerEvents(history).find((at) => at > turn.at) ?? null;
      const isAnswered = said !== null && end !== null && said === end.at && end.by !== 'closing';
      const isOver = history.ended !== null && said !== null && said >= history.ended;
      return {
        status: turn.after,
        started: turn.at,
        end,
        answered: isAnswered && !isOver ? said : null,
      };
    });
}

/** Instants at which a customer did anything, before the opening too. */
export function customerEvents(history: History): number[] {
  return history.facts
    .filter(({ actor_type }) => actor_type === 'customer')
    .map(({ at_ms }) => at_ms)
    .sort((a, b) => a - b);
}

/** Of what comes at one instant, a case's end goes before its closing, and that before all else. */
function endOf(history: History, started: number, next: Change | null): SpellEnd | null {
  const said = customerEvents(history).find((at) => at > started) ?? null;
  const ends: SpellEnd[] = [];
  if (history.ended !== null) ends.push({ at: history.ended, by: 'terminal' });
  if (next?.after === 'closed') ends.push({ at: next.at, by: 'closing', change: next });
  else if (next !== null) ends.push({ at: next.at, by: 'status' });
  if (said !== null) ends.push({ at: said, by: 'customer' });
  return ends.sort((a, b) => a.at - b.at)[0] ?? null;
}
