import type {
  Timeline,
  TimelineEvent,
  TimelineObligation,
  TimelinesFinding,
} from '../../pipeline/findings/contract.js';
import type { TimelinePanel } from '../render/contract.js';
import { instantOfYear } from '../words/instant.js';
import { wordsOf } from '../words/names.js';
import { cropOf, duesOf } from './crop.js';
import { describe } from './description.js';
import { hoursOf } from './hours.js';
import { piecesOf } from './pieces.js';
import { ticksOf } from './ticks.js';
import {
  eventWords,
  statusName,
  type TimelineWords,
  timelineTitle,
  verdictWords,
} from './words.js';

/** The life of a case as a drawing: around one of its obligations, or, without one, from its opening to the last thing told. */
export function timelinePanel(
  { asOfMs, hours }: TimelinesFinding,
  timeline: Timeline,
  focus: TimelineObligation | null,
  words: TimelineWords,
): TimelinePanel {
  const span = cropOf(timeline, focus, asOfMs);
  const pieces = piecesOf(span);
  const at = (ms: number) => instantOfYear(ms, words.zone);
  const key = focus === null ? firstKey(timeline) : focus.hoursKey;
  const calendar = hours.find((each) => each.key === key) ?? null;
  const inside = <Item extends { readonly atMs: number }>(items: readonly Item[]) =>
    items.filter(({ atMs }) => atMs >= span.fromMs && atMs <= span.toMs);
  return {
    chart: 'timeline',
    heading: focus === null ? timeline.caseId : timelineTitle(timeline.caseId, focus, words.names),
    description: describe(timeline, focus, words, asOfMs),
    pieces,
    ticks: ticksOf(pieces, words.zone),
    hours: hoursOf(timeline, focus, pieces, calendar, asOfMs),
    marks: inside(timeline.events.flatMap((event) => markOf(event, focus, words, at))),
    statuses: inside(timeline.events)
      .filter(({ type }) => type === 'status' || type === 'severity')
      .map((event) => ({
        atMs: event.atMs,
        label:
          event.type === 'status' ? statusName(event.value) : words.names.severity(event.value),
        text: `${at(event.atMs)}: ${eventWords(event, words.names)}`,
      })),
    dues: inside(
      duesOf(timeline, focus).flatMap((obligation) =>
        dueOf(obligation, obligation.obligationId === focus?.obligationId, at),
      ),
    ),
  };
}

function firstKey({ obligations }: Timeline): number | null {
  return obligations.find(({ hoursKey }) => hoursKey !== null)?.hoursKey ?? null;
}

type Mark = TimelinePanel['marks'][number];

function markOf(
  event: TimelineEvent,
  focus: TimelineObligation | null,
  { names }: TimelineWords,
  at: (ms: number) => string,
): Mark[] {
  const { type, atMs, side, isInternal } = event;
  const text = `${at(atMs)}: ${eventWords(event, names)}${sideOf(event)}`;
  if (type === 'opened') {
    return [{ atMs, side: 'customer', shape: 'opened', label: 'opened', text }];
  }
  const answer = focus !== null && focus.satisfiedAtMs === atMs && side !== 'customer';
  const label = answer ? 'answered' : null;
  if (type === 'contact_attempt') return [{ atMs, side: 'us', shape: 'attempt', label, text }];
  if (type !== 'message' || side === null) return [];
  if (side === 'customer') return [{ atMs, side, shape: 'message', label: null, text }];
  const shape = isInternal ? 'note' : side === 'automatic' ? 'automatic' : 'message';
  return [{ atMs, side: 'us', shape, label: isInternal ? null : label, text }];
}

function sideOf({ type, side }: TimelineEvent): string {
  if (type !== 'message' || side === null || side === 'automatic') return '';
  return side === 'customer' ? ' of the customer' : ' of support';
}

function dueOf(
  obligation: TimelineObligation,
  isFocus: boolean,
  at: (ms: number) => string,
): TimelinePanel['dues'] {
  const { dueAtMs, verdict, promise } = obligation;
  if (dueAtMs === null) return [];
  const { one } = wordsOf(promise);
  const told = verdictWords(obligation);
  return [
    {
      atMs: dueAtMs,
      verdict,
      label: isFocus
        ? `due ${at(dueAtMs)}, ${told}`
        : `${one}${verdict === 'missed' ? ', missed' : ''}`,
      text: `${at(dueAtMs)}: ${one} due, ${told}`,
    },
  ];
}
