import type {
  Cause,
  FigureMove,
  MonthlyFindings,
  RunDifference,
} from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { figureName, figureValue } from '../../words/figures.js';
import { differenceText, kindsOf, sharesText } from '../../words/moves.js';
import { namesOf } from '../../words/names.js';
import { byTopic, detailTopics, topicOf } from '../../words/topics.js';

/** Rows of each table or chart that the pages print, where there are many. */
const shownOfEach = 4;
const few = 60;

/** What moved in tables and charts: how many figures of each and why, then each of them; nothing where none did. */
export function detailBlocks({ details }: RunDifference, { policy }: MonthlyFindings): Block[] {
  const topics = byTopic(details.figures);
  if (topics.length === 0) return [];
  const { label } = namesOf(policy);
  const all = details.figures.length;
  const csv = 'restated-details.csv';
  const rows = topics.flatMap(({ topic, moves }) =>
    moves.map((move, place) => ({ topic, move, isFirst: place < shownOfEach })),
  );
  const first = rows.filter(({ isFirst }) => isFirst);
  const ordered = all <= few ? rows : [...first, ...rows.filter(({ isFirst }) => !isFirst)];
  return [
    {
      kind: 'table',
      title: `${count(all)} of ${counted(details.figuresCompared, 'figure')} in tables and charts moved`,
      counted: null,
      table: table(
        'restated-topics',
        'Tables and charts whose figures moved',
        [
          column('topic', 'Table or chart'),
          column('moved', 'Figures', 'count'),
          column('why', 'Why'),
        ],
        topics.map(({ topic, moves }) => [
          words(topic),
          counting(moves.length),
          words(listed(kindsOf(causesOf(moves)))),
        ]),
      ),
    },
    {
      kind: 'table',
      title: null,
      counted: null,
      table: table(
        'restated-details',
        'Figures of tables and charts that moved',
        [
          column('topic', 'Table or chart'),
          column('figure', 'Figure'),
          column('before', 'Published', 'rate'),
          column('now', 'Now', 'rate'),
          column('change', 'Change', 'rate'),
          column('why', 'Why'),
        ],
        ordered.map(({ topic, move }) => [
          words(topic),
          words(nameOf(move, label)),
          figure(figureValue(move.before), move.before?.value ?? null),
          figure(figureValue(move.now), move.now?.value ?? null),
          words(differenceText(move)),
          words(sharesText(move)),
        ]),
        all <= few
          ? {}
          : {
              printed: first.length,
              csv,
              note: `${count(all)} in all. The first of each table or chart are here; all of them are in ${csv}.`,
            },
      ),
    },
  ];
}

/** What an earlier publication did not record, so that nobody can tell whether it moved; null where it recorded all. */
export function unrecordedText({ unrecorded }: RunDifference): string | null {
  if (unrecorded.length === 0) return null;
  const topics = new Set(unrecorded.map(topicOf));
  const named = [
    ...(unrecorded.some((kind) => kind === 'low' || kind === 'hinging')
      ? ['what other readings say']
      : []),
    ...(unrecorded.some((kind) => kind === 'waived_rate') ? ['rates without waived misses'] : []),
    ...detailTopics.filter((topic) => topics.has(topic)).map((topic) => topic.toLowerCase()),
  ];
  return `${listed(named)}; whether these moved cannot be told.`;
}

function causesOf(moves: readonly FigureMove[]): Cause[] {
  return moves.flatMap(({ shares }) => shares.flatMap(({ causes }) => causes));
}

type Label = ReturnType<typeof namesOf>['label'];

/** Which figure moved. */
export function nameOf({ before, now }: FigureMove, label: Label): string {
  const known = now ?? before;
  return known === null ? '' : figureName(known, label);
}
