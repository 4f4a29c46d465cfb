import type { TimelineEvent, TimelinesFinding } from '../../pipeline/findings/contract.js';
import type { Cell, Table } from '../render/contract.js';
import { column, figure, table, withoutEmpty, words } from '../words/cells.js';
import { counted } from '../words/count.js';
import { instant } from '../words/instant.js';
import { wordsOf } from '../words/names.js';
import { cropOf, type Drawn, duesOf } from './crop.js';
import { eventWords, sideWords, type TimelineWords, verdictWords } from './words.js';

/** What the drawings show, as rows: every event and due within each, in order of time. */
export function factsTable(
  id: string,
  caption: string,
  { asOfMs }: TimelinesFinding,
  drawn: readonly Drawn[],
  setting: TimelineWords,
): Table {
  const told = drawn.map((each) => factsOf(each, asOfMs, setting));
  const rows = told.flatMap(({ rows: own }, index) => {
    const caseId = drawn.length === 1 ? '' : (drawn[index]?.timeline.caseId ?? '');
    return own.map((cells) => [words(caseId), ...cells]);
  });
  return withoutEmpty(
    table(
      id,
      caption,
      [
        column('case', 'Case', 'id'),
        column('at', 'When', 'instant'),
        column('what', 'What'),
        column('side', 'By'),
        column('actor', 'Who'),
        column('evidence', 'Event or clause', 'id'),
      ],
      rows,
      { note: outside(told.reduce((sum, { more }) => sum + more, 0)) },
    ),
  );
}

function factsOf({ timeline, focus }: Drawn, asOfMs: number, setting: TimelineWords) {
  const { fromMs, toMs } = cropOf(timeline, focus, asOfMs);
  const events = timeline.events.map((event) => ({
    atMs: event.atMs,
    cells: cellsOf(event, setting),
  }));
  const dues = duesOf(timeline, focus).flatMap((obligation) => {
    const { dueAtMs, promise, clause } = obligation;
    if (dueAtMs === null) return [];
    const says = `${wordsOf(promise).name} due, ${verdictWords(obligation)}`;
    return [{ atMs: dueAtMs, cells: [words(says), words(''), words(''), words(clause ?? '')] }];
  });
  const all = [...events, ...dues].sort((left, right) => left.atMs - right.atMs);
  const inside = all.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  return {
    rows: inside.map(({ atMs, cells }) => [figure(instant(atMs, setting.zone), atMs), ...cells]),
    more: all.length - inside.length,
  };
}

function cellsOf(event: TimelineEvent, { names }: TimelineWords): Cell[] {
  return [
    words(eventWords(event, names)),
    words(sideWords(event)),
    words(event.side === 'customer' ? '' : (event.actorId ?? '')),
    words(event.evidence ?? ''),
  ];
}

function outside(more: number): string | null {
  return more === 0 ? null : `${counted(more, 'fact')} before and after this are not shown.`;
}
