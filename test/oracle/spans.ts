import type { Policy } from '../../pipeline/policy/schema.js';
import { type History, isResolved, reopenings, resolvings } from './history.js';

/** When an obligation began, and the first of each kind of thing that could end it. */
export interface Span {
  readonly started: number;
  readonly satisfied: number | null;
  /** Solved or closed. */
  readonly ender: number | null;
  /** Withdrawn, merged or spam. */
  readonly terminal: number | null;
}

type First = NonNullable<Policy['promises']['first_response']>;

/** The one first response that a case owes. */
export function firstResponses(history: History, promised: First): Span[] {
  const isByAnyone = promised.answered_by === 'anyone';
  const messages = isByAnyone ? history.ourMessages : history.humanMessages;
  const touches = isByAnyone ? history.ourTouches : history.touches;
  const signs = promised.sign === 'touch' ? touches : messages;
  return spans(history, [history.opened], (started) => ({
    satisfied: signs.find((at) => at >= started) ?? null,
    ender: null,
  }));
}

/** One update owed from each public human message, and from each reopening. */
export function updates(history: History): Span[] {
  return gaps(history, [...history.humanMessages, ...reopenings(history)]);
}

/** The daily update read as gaps: as updates, and the opening starts one too. */
export function dailyGaps(history: History): Span[] {
  return gaps(history, [history.opened, ...history.humanMessages, ...reopenings(history)]);
}

/** Between two of our messages, and after the last: one reply owed from the customer's first that is left waiting. */
export function nextReplies(history: History): Span[] {
  const ours = history.humanMessages;
  const starts = ours.flatMap((after, index) => {
    const until = ours[index + 1] ?? Number.POSITIVE_INFINITY;
    const asked = history.customerMessages.find(
      (at) => at > after && at <= until && !isResolved(history, at),
    );
    return asked === undefined ? [] : [asked];
  });
  return spans(history, starts, (started) => ({
    satisfied: ours.find((at) => at >= started) ?? null,
    ender: resolvings(history).find((at) => at > started) ?? null,
  }));
}

/** The one resolution that a case owes. */
export function resolutions(history: History): Span[] {
  const until = Math.min(history.asOf, history.ended ?? history.asOf);
  const isDone = isResolved(history, until);
  const last = resolvings(history)
    .filter((at) => at <= until)
    .at(-1);
  return spans(history, [history.opened], (started) => ({
    satisfied: isDone ? (last ?? started) : null,
    ender: null,
  }));
}

function gaps(history: History, starts: readonly number[]): Span[] {
  const owing = starts.filter((at) => !isResolved(history, at));
  return spans(history, owing, (started) => ({
    satisfied: history.humanMessages.find((at) => at > started) ?? null,
    ender: resolvings(history).find((at) => at > started) ?? null,
  }));
}

function spans(
  history: History,
  starts: readonly number[],
  ends: (started: number) => Pick<Span, 'satisfied' | 'ender'>,
): Span[] {
  const terminal = history.ended;
  const orEarlier = (at: number | null) =>
    at !== null && (terminal === null || at <= terminal) ? at : null;
  return [...new Set(starts)]
    .sort((a, b) => a - b)
    .filter((started) => terminal === null || started < terminal)
    .map((started) => {
      const { satisfied, ender } = ends(started);
      return { started, satisfied: orEarlier(satisfied), ender: orEarlier(ender), terminal };
    });
}

/** The first instant at which anything ended the obligation, else `as_of`. */
export function stopOf(span: Span, asOf: number): number {
  const ends = [span.satisfied, span.ender, span.terminal].filter((at) => at !== null);
  return Math.min(...ends, asOf);
}
