import type { TimelinesFinding } from '../../pipeline/findings/contract.js';
import type { Figure } from '../render/contract.js';
import type { Drawn } from './crop.js';
import { factsTable } from './facts.js';
import { timelinePanel } from './panel.js';
import type { TimelineWords } from './words.js';

/** `short`: the line alone, its facts folded away; `full`: with its facts under it. */
export type TimelineForm = 'short' | 'full';

/** Which life is drawn: around this obligation, or, where it is null, from the opening to the end. */
export interface AskedTimeline {
  readonly caseId: string;
  readonly obligationId: string | null;
}

/** One obligation on the line of its case's life; null where the finding has no such case or obligation. */
export function timelineFigure(
  finding: TimelinesFinding,
  asked: AskedTimeline,
  words: TimelineWords,
  form: TimelineForm = 'short',
): Figure | null {
  const told = asked.obligationId?.split('/').slice(2).join('-') ?? asked.caseId;
  const id = `timeline-${told.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
  const figure = timelinesFigure(id, `What happened on ${asked.caseId}`, finding, [asked], words);
  return figure !== null && form === 'full' ? { ...figure, areNumbersShown: true } : figure;
}

/** Several lives in one figure, one under the other, with their facts in one table; null where there is none of them. */
export function timelinesFigure(
  id: string,
  caption: string,
  finding: TimelinesFinding,
  asked: readonly AskedTimeline[],
  words: TimelineWords,
): Figure | null {
  const drawn = asked.flatMap((each) => drawnOf(finding, each));
  if (drawn.length === 0) return null;
  return {
    kind: 'figure',
    id,
    title: null,
    counted: null,
    panels: drawn.map(({ timeline, focus }) => timelinePanel(finding, timeline, focus, words)),
    columns: 1,
    note: null,
    numbers: factsTable(`${id}-facts`, caption, finding, drawn, words),
  };
}

function drawnOf({ cases }: TimelinesFinding, { caseId, obligationId }: AskedTimeline): Drawn[] {
  const timeline = cases.find((each) => each.caseId === caseId);
  const focus = timeline?.obligations.find((each) => each.obligationId === obligationId) ?? null;
  if (timeline === undefined || (focus === null && obligationId !== null)) return [];
  return [{ timeline, focus }];
}
