import type {
  ControlFinding,
  MonthlyFindings,
  MonthRate,
} from '../../../pipeline/findings/contract.js';
import type { Section, TrendPanel } from '../../render/contract.js';
import { capital } from '../../words/capital.js';
import { column, figure, rateText, table, words } from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { monthShort, month as monthText } from '../../words/instant.js';
import { inPeriod } from '../../trace/figures/trend.js';
import { linked } from '../../trace/link.js';
import { wordsOf } from '../../words/names.js';
import { outOf, percent, percentShown, percentSpan } from '../../words/rate.js';
import { limitsNote, sideOf } from './trend-limits.js';

const fewestInRow = 3;
const mostNamed = 3;
const tooFew = 'have too few months to show a trend';
const steady = 'have moved no more than chance would move them';

/** Rates by month; null where no month but this one has any. */
export function trendSection(findings: MonthlyFindings): Section | null {
  const { promises, kept, scope } = findings;
  const series = [
    ...promises.map(({ promise, months, control, isProcedure }) => ({
      id: promise,
      isProcedure,
      heading: wordsOf(promise).name,
      subject: wordsOf(promise).many,
      months,
      published: publishedOf(findings, promise, months),
      control,
    })),
    {
      id: 'kept',
      isProcedure: false,
      heading: 'Cases with every promise kept',
      subject: 'cases with every promise kept',
      months: kept.months,
      published: publishedOf(findings, null, kept.months),
      control: kept.control,
    },
  ]
    .filter(({ months }) => months.some(({ rate }) => rate.n > 0))
    .filter(({ id, months }) => id !== 'kept' || !isSameAs(months, promises));
  const some = series.some(({ months }) => months.filter(({ rate }) => rate.n > 0).length > 1);
  if (!some) return null;
  const panels = series.filter(isDrawn).map(panelOf);
  const first = scope.months[0] ?? scope.month;
  return {
    id: 'trend',
    topic: 'Trend',
    heading: headingOf(series.filter(({ id }) => id !== 'kept').filter(isTold)),
    counted: `Share met by month, ${monthText(first)} to ${monthText(scope.month)}, with the 95 % interval. Months with fewer than 10 have no rate.`,
    blocks: [
      panels.length === 0
        ? { kind: 'table', title: null, counted: null, table: numbersOf(series) }
        : {
            kind: 'figure',
            id: 'trend',
            title: null,
            counted: null,
            panels,
            columns: panels.length > 1 ? 2 : 1,
            note: noteOf(series),
            numbers: numbersOf(series),
          },
    ],
  };
}

/** What earlier reports said of the months whose rate is another now. */
function publishedOf(
  { restatement }: MonthlyFindings,
  promise: string | null,
  months: readonly MonthRate[],
): ReadonlyMap<string, number> {
  const now = new Map(months.map(({ month, rate }) => [month, rate.rate]));
  const earlier = (restatement?.published ?? []).filter((each) => each.promise === promise);
  return new Map(
    earlier
      .filter(({ month, rate }) => now.get(month) != null && now.get(month) !== rate)
      .map(({ month, rate }) => [month, rate]),
  );
}

function noteOf(series: readonly Series[]): string | null {
  const notes = [
    limitsNote(series.filter(isDrawn)),
    series.some(({ published }) => published.size > 0)
      ? 'An open dot is what was published, where it is another now.'
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(' ');
}

function isDrawn({ months }: Series): boolean {
  return months.some(({ rate }) => rate.rate !== null);
}

/** With one promise that each case owes once, the cases kept are its obligations met. */
function isSameAs(kept: readonly MonthRate[], promises: MonthlyFindings['promises']): boolean {
  return promises.some(({ months }) =>
    months.every(
      ({ rate }, index) =>
        rate.n === kept[index]?.rate.n && rate.missed === kept[index]?.rate.missed,
    ),
  );
}

/** A procedure is named in the heading only where it moved. */
function isTold({ isProcedure, months }: Series & { readonly isProcedure: boolean }): boolean {
  return !isProcedure || ![steady, tooFew].includes(movement(months));
}

interface Series {
  /** The promise, or `kept`. */
  readonly id: string;
  readonly heading: string;
  readonly subject: string;
  readonly months: readonly MonthRate[];
  /** Rates that were published and are others now, by month. */
  readonly published: ReadonlyMap<string, number>;
  readonly control: ControlFinding | null;
}

function headingOf(series: readonly Series[]): string {
  const movements = series.map(({ months }) => movement(months));
  if (series.length > 1 && movements.every((each) => each === steady)) {
    return 'No promise has moved more than chance would move it';
  }
  const said = series.map(({ subject, months }) => `${subject} ${movement(months)}`).join('; ');
  return capital(said);
}

function movement(months: readonly MonthRate[]): string {
  const rated = months.flatMap(({ rate, limitLow }) =>
    rate.rate === null ? [] : [{ shown: percentShown(rate.rate, rate.n), limitLow }],
  );
  if (rated.length < 2) return tooFew;
  for (const [sign, verb] of [
    [-1, 'fallen'],
    [1, 'risen'],
  ] as const) {
    let steps = 0;
    while (((rated.at(-1 - steps)?.shown ?? 0) - (rated.at(-2 - steps)?.shown ?? 0)) * sign > 0) {
      steps += 1;
      if (rated.length < steps + 2) break;
    }
    if (steps >= fewestInRow) return `have ${verb} for ${steps} months`;
  }
  const outside = outsideOf(months);
  if (outside !== null) return outside;
  return rated.some(({ limitLow }) => limitLow !== null) ? steady : tooFew;
}

/** The months outside their limits, low before high: "were unusually low in August and September 2026". */
function outsideOf(months: readonly MonthRate[]): string | null {
  const said = (
    [
      ['below', 'low'],
      ['above', 'high'],
    ] as const
  ).flatMap(([side, word]) => {
    const named = months.filter((month) => sideOf(month) === side);
    if (named.length === 0) return [];
    if (named.length > mostNamed) return [`unusually ${word} in ${named.length} months`];
    return [`unusually ${word} in ${listed(named.map(({ month }) => monthText(month)))}`];
  });
  return said.length === 0 ? null : `were ${listed(said)}`;
}

function panelOf({ heading, subject, months, published }: Series): TrendPanel {
  const rated = months.filter(({ rate }) => rate.rate !== null).length;
  return {
    chart: 'trend',
    heading,
    description: `Share met of ${subject} in ${counted(months.length, 'month')}, ${rated} of them with a rate.`,
    months: months.map(({ month, rate, limitLow, limitHigh }) => ({
      month,
      label: monthShort(month),
      rate: rate.rate,
      low: rate.low,
      high: rate.high,
      limitLow,
      limitHigh,
      published: published.get(month) ?? null,
      text: rateText(rate),
      tooltip: `${tooltipOf(month, rate)}${publishedText(published.get(month), rate)}`,
    })),
  };
}

function publishedText(published: number | undefined, { n }: MonthRate['rate']): string {
  return published === undefined ? '' : `; published ${percent(published, n)}`;
}

function tooltipOf(month: string, { rate, low, high, met, n }: MonthRate['rate']): string {
  const label = monthShort(month);
  if (n === 0) return `${label}: none due`;
  if (rate === null || low === null || high === null) {
    return `${label}: ${outOf(met, n)}, too few to rate`;
  }
  return `${label}: ${percent(rate, n)} of ${count(n)}, interval ${percentSpan(low, high, n)}`;
}

function numbersOf(series: readonly Series[]) {
  const [first] = series;
  return table(
    'trend-numbers',
    'Share met by month',
    [
      column('month', 'Month'),
      ...series.map(({ heading }, index) => column(`rate-${index}`, heading, 'rate')),
    ],
    (first?.months ?? []).map(({ month }, row) => [
      words(monthShort(month)),
      ...series.map(({ id, months, published }) => {
        const rate = months[row]?.rate;
        if (rate === undefined || rate.n === 0) return figure('–', null);
        const of = rate.rate === null ? '' : ` of ${count(rate.n)}`;
        const cell = figure(
          `${rateText(rate)}${of}${publishedText(published.get(month), rate)}`,
          rate.rate,
        );
        return linked(cell, row === months.length - 1 ? { of: id } : inPeriod(id, month));
      }),
    ]),
  );
}
