import type { Timeline, TimelineObligation } from '../../pipeline/findings/contract.js';
import { counted, listed } from '../words/count.js';
import { instant, instantOfYear } from '../words/instant.js';
import { wordsOf } from '../words/names.js';
import { statusName, type TimelineWords, verdictWords } from './words.js';

/** The drawing in sentences, for those who do not see it. */
export function describe(
  timeline: Timeline,
  focus: TimelineObligation | null,
  { zone }: TimelineWords,
  asOfMs: number,
): string {
  const at = (ms: number) => instantOfYear(ms, zone);
  return [
    `Case ${timeline.caseId}, opened on ${instant(timeline.openedAtMs, zone)}.`,
    ...(focus === null ? [] : focusSentences(focus, timeline, at, asOfMs)),
    messagesSentence(timeline),
  ].join(' ');
}

function focusSentences(
  focus: TimelineObligation,
  { spells }: Timeline,
  at: (ms: number) => string,
  asOfMs: number,
): string[] {
  const { promise, startedAtMs, dueAtMs, satisfiedAtMs, endedAtMs, pauses } = focus;
  const { name } = wordsOf(promise);
  const endMs = endedAtMs ?? asOfMs;
  const paused = spells.filter(
    ({ status, fromMs, toMs }) =>
      pauses.includes(status) && fromMs < endMs && (toMs ?? endMs) > (startedAtMs ?? fromMs),
  );
  const ended =
    satisfiedAtMs !== null
      ? `Satisfied ${at(satisfiedAtMs)}.`
      : endedAtMs === null
        ? `Nothing had come by ${at(asOfMs)}.`
        : `Ended ${at(endedAtMs)} without it.`;
  return [
    `${name} ${verdictWords(focus)}.`,
    ...(startedAtMs === null ? [] : [`Its clock began ${at(startedAtMs)}.`]),
    ...(dueAtMs === null ? [] : [`Due ${at(dueAtMs)}.`]),
    ended,
    ...(paused.length === 0
      ? []
      : [
          `Paused ${listed(paused.map(({ status, fromMs, toMs }) => `from ${at(fromMs)}${toMs === null ? ' on' : ` to ${at(toMs)}`} (${statusName(status)})`))}.`,
        ]),
  ];
}

function messagesSentence({ events }: Timeline): string {
  const wrote = (side: string) =>
    events.filter((event) => event.type === 'message' && event.side === side && !event.isInternal)
      .length;
  return `In all ${counted(wrote('customer'), 'message')} of the customer and ${counted(wrote('us'), 'message')} of support.`;
}
