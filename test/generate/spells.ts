import { at, type History, heldBefore, isAnswer } from './histories.js';

/** A time for which a case stays solved or pending, and what ended it. */
export interface Spell {
  readonly state: string;
  readonly from: number;
  readonly endedAt: number;
  readonly by: 'system' | 'agent' | 'customer' | 'status' | 'nothing';
  readonly responder: string;
}

export function spellsOf({ facts }: History): Spell[] {
  return facts.flatMap((row, place) => {
    if (row.type !== 'status' || !['solved', 'pending'].includes(row.value ?? '')) return [];
    const end = facts
      .slice(place + 1)
      .find((next) => next.type === 'status' || next.actor_type === 'customer');
    const responder = facts.slice(0, place + 1).findLast(isAnswer)?.actor_id ?? '';
    return [{ state: row.value ?? '', from: at(row), endedAt: at(end), by: endOf(end), responder }];
  });
}

function endOf(end: Readonly<Record<string, string>> | undefined): Spell['by'] {
  if (end === undefined) return 'nothing';
  if (end.actor_type === 'customer') return 'customer';
  if (end.value !== 'closed') return 'status';
  return end.actor_type === 'system' ? 'system' : 'agent';
}

/** The agents who may be meant by the original one, and how the case came back after the customer's answer. */
export function returnsOf(history: History) {
  const firstAssignee = history.facts.find(({ type }) => type === 'assignee')?.value ?? '';
  return spellsOf(history)
    .filter(({ by }) => by === 'customer')
    .map(({ endedAt, responder }) => {
      const after = history.facts.filter((row) => at(row) >= endedAt);
      const opened = after.find((row) => row.type === 'status');
      const given = after.find((row) => row.type === 'assignee');
      const before = heldBefore(history, 'assignee', endedAt);
      return {
        responder,
        first: firstAssignee,
        last: before,
        isReopened: opened !== undefined && opened.value !== 'closed' && at(opened) < endedAt + 1e5,
        assignee: given !== undefined && at(given) < endedAt + 1e5 ? given.value : before,
        givenLater: given !== undefined && at(given) > endedAt + 86_400_000 ? given.value : '',
      };
    });
}
