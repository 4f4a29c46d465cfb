import type { AttainableFinding, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Cell, Table } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { monthShort } from '../../words/instant.js';
import { linked } from '../../trace/link.js';
import { attainableSubject } from '../../trace/figures/times.js';
import { namesOf, targetText, wordsOf } from '../../words/names.js';
import { percent, percentSpan } from '../../words/rate.js';

const multiples = [0.5, 1, 1.5, 2, 4] as const;

/** What would have to be promised for 95 %, beside what was. */
export function needsTable(
  cells: readonly AttainableFinding[],
  { policy }: MonthlyFindings,
): Table {
  const { label } = namesOf(policy);
  return table(
    'attainable-needs',
    'What would have to be promised for 95 %',
    [
      column('promise', 'Promise'),
      column('where', 'Tier and severity'),
      column('promised', 'Promised'),
      column('kept', 'Kept', 'rate'),
      column('n', 'n', 'count'),
      column('needs', '95 % within', 'duration'),
      column('interval', 'Interval of that', 'duration'),
      column('say', 'To promise', 'duration'),
    ],
    cells.map((cell) => [
      words(wordsOf(cell.promise).name),
      words(label(cell.tier, cell.severity)),
      words(cell.target === null ? duration(cell.targetMs) : targetText(cell.target)),
      figure(percent(cell.met / cell.judged, cell.judged), cell.met / cell.judged),
      linked(counting(cell.judged), attainableSubject(cell)),
      ...needsOf(cell),
    ]),
    {
      note: '95 % within: the shortest time that kept 95 %. Its interval is of 95 %, by order statistics; open where too few bound it. To promise: rounded up to 5 min, from an hour on to 15 min, from 8 h on to hours. Where the target is in business time, so is all of the row.',
    },
  );
}

function needsOf({
  reached,
  lowMs,
  highMs,
  promiseMs,
  judged,
  answered,
}: AttainableFinding): Cell[] {
  if (reached === null || promiseMs === null) {
    const unanswered = judged - answered;
    return [figure('none', null), words(`${count(unanswered)} unanswered`), figure('–', null)];
  }
  return [
    figure(duration(reached.elapsedMs), reached.elapsedMs),
    figure(intervalText(lowMs, highMs), lowMs),
    figure(duration(promiseMs), promiseMs),
  ];
}

function intervalText(lowMs: number | null, highMs: number | null): string {
  if (lowMs === null) return highMs === null ? 'open' : `up to ${duration(highMs)}`;
  return highMs === null
    ? `${duration(lowMs)} or more`
    : `${duration(lowMs)} to ${duration(highMs)}`;
}

/** The share that other multiples of the target would have kept: the curve as a table. */
export function multiplesTable(
  promise: string,
  cells: readonly AttainableFinding[],
  { policy, scope }: MonthlyFindings,
): Table {
  const { label } = namesOf(policy);
  const first = monthShort(scope.months[0] ?? scope.month);
  return table(
    `attainable-${promise}-numbers`,
    `${wordsOf(promise).name}: share met if the target had been so many times the promised one, ${first} to ${monthShort(scope.month)}`,
    [
      column('where', 'Tier and severity'),
      column('target', 'Promised'),
      ...multiples.map((multiple) => column(`at-${multiple}`, `${multiple} ×`, 'rate')),
      column('interval', 'Interval at 1 ×', 'rate'),
      column('n', 'n', 'count'),
    ],
    cells.map((cell) => [
      words(label(cell.tier, cell.severity)),
      words(cell.target === null ? duration(cell.targetMs) : targetText(cell.target)),
      ...multiples.map((multiple) => {
        const share = multiple === 1 ? cell.met / cell.judged : shareAt(cell, multiple);
        return figure(percent(share, cell.judged), share);
      }),
      cell.low === null || cell.high === null
        ? words('')
        : figure(percentSpan(cell.low, cell.high, cell.judged), cell.low),
      linked(counting(cell.judged), attainableSubject(cell)),
    ]),
  );
}

function shareAt({ curve, targetMs }: AttainableFinding, multiple: number): number {
  return curve.findLast(({ elapsedMs }) => elapsedMs <= targetMs * multiple)?.share ?? 0;
}
