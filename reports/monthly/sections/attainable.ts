import type { AttainableFinding, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Block, Cell, Figure, Section, StepsPanel, Table } from '../../render/contract.js';
import { count, counted, listed } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { month, monthShort } from '../../words/instant.js';
import { percent, percentSpan, RATED_FROM } from '../../words/rate.js';
import { column, counting, figure, table, words } from '../figures.js';
import { clockOf, namesOf, targetText, wordsOf } from '../names.js';

const wanted = 0.95;
const multiples = [0.5, 1, 1.5, 2, 4] as const;

/** Which share which target would have kept, and what 95 % would need; null where no cell has enough on a clock. */
export function attainableSection(findings: MonthlyFindings): Section | null {
  const cells = inOrder(findings).filter(({ curve }) => curve.length > 0);
  if (cells.length === 0) return null;
  const { scope } = findings;
  const first = scope.months[0] ?? scope.month;
  return {
    id: 'attainable',
    topic: 'Attainable targets',
    heading: headingOf(cells, findings),
    counted: `Share of what was met or missed from ${month(first)} to ${month(scope.month)} that was answered within a time on its own clock, over the promised target. What nobody answered is met by no target; what is void, running or excluded is not counted.`,
    blocks: [
      ...figuresOf(cells, findings),
      { kind: 'table', title: null, counted: null, table: needsTable(cells, findings) },
    ],
  };
}

function headingOf(cells: readonly AttainableFinding[], { policy }: MonthlyFindings): string {
  const { place } = namesOf(policy);
  const isKept = ({ met, judged }: AttainableFinding) => met / judged >= wanted;
  const kept = cells.filter(isKept).length;
  const targets = `${kept === 0 ? 'None' : count(kept)} of ${counted(cells.length, 'target')}`;
  const start =
    cells.length === 1
      ? `The target was ${kept === 1 ? '' : 'not '}kept 95 % of the time`
      : `${targets} ${kept === 1 || kept === 0 ? 'was' : 'were'} kept 95 % of the time`;
  const [worst] = cells
    .filter((cell) => !isKept(cell) && cell.promiseMs !== null)
    .sort((a, b) => ratioOf(b) - ratioOf(a));
  if (worst === undefined || worst.promiseMs === null) return start;
  const where = place(worst.tier, worst.severity);
  return `${start}; ${wordsOf(worst.promise).many}${where === '' ? '' : ` at ${where}`} would need ${duration(worst.promiseMs)}${clockOf(worst.target)}`;
}

function ratioOf({ reached, targetMs }: AttainableFinding): number {
  return (reached?.elapsedMs ?? 0) / targetMs;
}

function figuresOf(cells: readonly AttainableFinding[], findings: MonthlyFindings): Block[] {
  const promises = [...new Set(cells.map(({ promise }) => promise))];
  return promises.map((promise, index): Figure => {
    const own = cells.filter((cell) => cell.promise === promise);
    return {
      kind: 'figure',
      id: `attainable-${promise}`,
      title: wordsOf(promise).name,
      counted: null,
      panels: own.map((cell) => panelOf(cell, findings)),
      columns: own.length > 2 ? 3 : 2,
      note: index === promises.length - 1 ? noteOf(findings) : null,
      numbers: numbersOf(promise, own, findings),
    };
  });
}

function panelOf(cell: AttainableFinding, { policy }: MonthlyFindings): StepsPanel {
  const { label } = namesOf(policy);
  const { met, judged, target, targetMs, reached, curve } = cell;
  const name = label(cell.tier, cell.severity);
  const kept = percent(met / judged, judged);
  const promised = target === null ? duration(targetMs) : targetText(target);
  return {
    chart: 'steps',
    heading: `${name === '' ? wordsOf(cell.promise).name : name}, n ${count(judged)}`,
    description: `${name}: ${kept} were met ${promised}; ${reached === null ? 'no target would have kept 95 %' : `95 % within ${duration(reached.elapsedMs)}`}.`,
    steps: curve.map(({ elapsedMs, share }) => ({ ratio: elapsedMs / targetMs, share })),
    promised: { share: met / judged, text: kept, tooltip: `${name}: ${kept} met ${promised}` },
    reached:
      reached === null
        ? null
        : {
            ratio: reached.elapsedMs / targetMs,
            text: duration(reached.elapsedMs),
            tooltip: `${name}: 95 % met within ${duration(reached.elapsedMs)}`,
          },
  };
}

function noteOf(findings: MonthlyFindings): string {
  const { label } = namesOf(findings.policy);
  const few = findings.attainable.filter(({ judged }) => judged < RATED_FROM);
  const changed = findings.attainable.filter(({ targets }) => targets > 1);
  const named = (cells: readonly AttainableFinding[]) =>
    listed(
      cells.map(
        ({ promise, tier, severity, judged }) =>
          `${wordsOf(promise).name} ${label(tier, severity)} (${count(judged)})`,
      ),
    );
  const dated = findings.promises.filter(
    ({ promise, isProcedure, rate }) =>
      !isProcedure && rate.n > 0 && !findings.attainable.some((cell) => cell.promise === promise),
  );
  return [
    'Black: the share met at the promised target. On the dashed line: the time within which 95 % were answered, in the accent where it is longer than promised.',
    ...(few.length === 0 ? [] : [`Too few to draw: ${named(few)}.`]),
    ...(changed.length === 0 ? [] : [`Drawn over the last of several targets: ${named(changed)}.`]),
    ...(dated.length === 0
      ? []
      : [
          `Due by date, without a clock that counts, and so without a curve: ${listed(dated.map(({ promise }) => wordsOf(promise).many))}.`,
        ]),
  ].join(' ');
}

function needsTable(cells: readonly AttainableFinding[], { policy }: MonthlyFindings): Table {
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
      counting(cell.judged),
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
function numbersOf(
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
      counting(cell.judged),
    ]),
  );
}

function shareAt({ curve, targetMs }: AttainableFinding, multiple: number): number {
  return curve.findLast(({ elapsedMs }) => elapsedMs <= targetMs * multiple)?.share ?? 0;
}

/** As the policy lists tiers and severities, promise by promise. */
function inOrder({ attainable, promises, policy }: MonthlyFindings): AttainableFinding[] {
  const rank = ({ promise, tier, severity }: AttainableFinding) =>
    promises.findIndex((each) => each.promise === promise) * 1e6 +
    policy.tiers.findIndex((each) => each.id === tier) * 1000 +
    policy.severities.findIndex((each) => each.id === severity);
  return [...attainable].sort((a, b) => rank(a) - rank(b));
}
