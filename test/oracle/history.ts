import type { CaseRow, EventRow } from './case.js';
import { changesOf, ofKind } from './changes.js';
import type { Interval } from './intervals.js';

/** A value that held from an instant until the next one's. */
export interface Held {
  readonly from: number;
  readonly value: string | null;
}

/** A message that may be a human's of ours to the customer, or only an automatic one, or none. */
export interface Unclear {
  readonly at: number;
  readonly field: 'actor_type' | 'visibility';
  readonly isHuman: boolean;
}

/** What happened in one case by `as_of`, asked for in the words of the promises. */
export interface History {
  readonly opened: number;
  /** Every fact, those before the opening too. */
  readonly facts: readonly EventRow[];
  readonly asOf: number;
  readonly statuses: readonly Held[];
  readonly severities: readonly Held[];
  /** Instants, each once, in order. */
  readonly humanMessages: readonly number[];
  readonly ourMessages: readonly number[];
  readonly customerMessages: readonly number[];
  /** Changes of assignee and status by agents, and those by agents or automatic accounts. */
  readonly touches: readonly number[];
  readonly ourTouches: readonly number[];
  /** Messages of which it is not told who wrote them, or whether the customer saw them. */
  readonly unclear: readonly Unclear[];
  /** Withdrawn, merged or spam: the first such instant. */
  readonly ended: number | null;
}

const terminal = ['withdrawn', 'merged', 'spam'];

/** Reads a case's events up to `as_of`. */
export function historyOf(row: CaseRow, events: readonly EventRow[], asOf: number): History {
  const facts = events.filter((event) => event.at_ms <= asOf);
  const opened = row.opened_at_ms;
  const since = facts.filter((fact) => fact.at_ms >= opened);
  const messages = since.filter((fact) => fact.type === 'message');
  const changes = ['status', 'assignee'].flatMap((kind) =>
    changesOf(facts.filter((fact) => fact.type === kind)).filter((fact) => fact.at_ms >= opened),
  );
  const isPublic = (fact: EventRow) => fact.visibility === 'public';
  const isOurs = (fact: EventRow) => ['agent', 'system'].includes(fact.actor_type ?? '');
  const severities = held(ofKind(facts, 'severity'), opened, row.severity);
  return {
    opened,
    facts,
    asOf,
    statuses: held(ofKind(facts, 'status'), opened, null),
    severities: startingWithFirst(severities),
    humanMessages: instants(messages, (m) => m.actor_type === 'agent' && isPublic(m)),
    ourMessages: instants(messages, (m) => isOurs(m) && isPublic(m)),
    customerMessages: instants(
      messages,
      (m) => m.actor_type === 'customer' && m.visibility !== 'internal',
    ),
    touches: instants(changes, (fact) => fact.actor_type === 'agent'),
    ourTouches: instants(changes, isOurs),
    unclear: unclearOf(messages),
    ended: instants(facts, (fact) => terminal.includes(fact.type))[0] ?? null,
  };
}

/** The value in force after everything that happened at an instant. */
export function valueAt(spells: readonly Held[], instant: number): string | null {
  return spells.filter((spell) => spell.from <= instant).at(-1)?.value ?? null;
}

/** The time during which one of the values was in force. */
export function timeIn(spells: readonly Held[], values: readonly string[]): Interval[] {
  return spells.flatMap((spell, index): Interval[] => {
    const until = spells[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return spell.value !== null && values.includes(spell.value) ? [[spell.from, until]] : [];
  });
}

/** Whether the case was solved or closed after everything that happened at an instant. */
export function isResolved(history: History, instant: number): boolean {
  return isEnd(valueAt(history.statuses, instant));
}

/** Every instant after the opening at which the case became solved or closed. */
export function resolvings(history: History): number[] {
  return turns(history, (before, after) => !isEnd(before) && isEnd(after));
}

/** Every instant after the opening at which the case, solved or closed, became anything else. */
export function reopenings(history: History): number[] {
  return turns(history, (before, after) => isEnd(before) && !isEnd(after));
}

/** What is not told of the first message in a span that may be ours; a human's, if only those count. */
export function unclearBetween(
  history: History,
  from: number,
  to: number,
  onlyHuman = false,
): Unclear['field'] | null {
  const found = history.unclear.find(
    ({ at, isHuman }) => at >= from && at <= to && (isHuman || !onlyHuman),
  );
  return found?.field ?? null;
}

function turns(
  history: History,
  isTurn: (before: string | null, after: string | null) => boolean,
): number[] {
  return history.statuses.flatMap((spell, index) => {
    const before = history.statuses[index - 1];
    return before !== undefined && isTurn(before.value, spell.value) ? [spell.from] : [];
  });
}

function isEnd(status: string | null): boolean {
  return status === 'solved' || status === 'closed';
}

function held(facts: readonly EventRow[], opened: number, first: string | null): Held[] {
  const atOpening = facts.filter((fact) => fact.at_ms <= opened).at(-1)?.value ?? first;
  const spells: Held[] = [{ from: opened, value: atOpening }];
  const later = facts.filter((fact) => fact.at_ms > opened);
  for (const instant of new Set(later.map((fact) => fact.at_ms))) {
    const value = later.filter((fact) => fact.at_ms === instant).at(-1)?.value ?? null;
    if (value !== spells.at(-1)?.value) spells.push({ from: instant, value });
  }
  return spells;
}

function startingWithFirst(spells: readonly Held[]): Held[] {
  const [first, second, ...others] = spells;
  if (first === undefined || first.value !== null || second === undefined) return [...spells];
  return [{ from: first.from, value: second.value }, ...others];
}

function instants(facts: readonly EventRow[], fits: (fact: EventRow) => boolean): number[] {
  return [...new Set(facts.filter(fits).map((fact) => fact.at_ms))].sort((a, b) => a - b);
}

/** In order; of several at one instant the one of unknown visibility first. */
function unclearOf(messages: readonly EventRow[]): Unclear[] {
  return messages
    .flatMap((message): Unclear[] => {
      const field = unclearField(message);
      const isHuman = message.actor_type !== 'system';
      return field === null ? [] : [{ at: message.at_ms, field, isHuman }];
    })
    .sort((a, b) => a.at - b.at || (a.field < b.field ? 1 : -1));
}

function unclearField(message: EventRow): 'actor_type' | 'visibility' | null {
  if (message.visibility === 'internal') return null;
  if (message.actor_type === null) return 'actor_type';
  return message.actor_type !== 'customer' && message.visibility === null ? 'visibility' : null;
}
