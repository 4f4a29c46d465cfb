import type { Rate } from '../../../pipeline/findings/contract.js';
import type {
  CellQuarters,
  PolicyQuarter,
  PromiseQuarters,
  QuarterlyFindings,
} from '../../../pipeline/findings/quarterly/contract.js';
import type { Block, Cell, QuartersPanel, Section } from '../../render/contract.js';
import { inPeriod } from '../../trace/figures/trend.js';
import { column, figure, rateText, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { namesOf, targetText, wordsOf } from '../../words/names.js';
import { RATED_FROM } from '../../words/rate.js';
import { idUnder, linkedUnder, quarterName, quarterShort, underPolicy } from '../names.js';
import { notesAt } from '../notes.js';

/** What was promised and what was delivered, with the quarters before; null where nothing ever fell due. */
export function serviceSection(findings: QuarterlyFindings): Section | null {
  const told = findings.policies.filter(({ promises }) =>
    promises.some(({ months }) => months.some(({ rate }) => rate.n > 0)),
  );
  if (told.length === 0) return null;
  return {
    id: 'service',
    topic: 'Service against promise',
    heading: headingOf(findings),
    counted: `Share met of what fell due in each quarter, n in brackets; counts where there are fewer than ${RATED_FROM}.`,
    blocks: [
      ...notesAt(findings, 'service'),
      ...told.flatMap((quarter) => blocksOf(findings, quarter)),
    ],
  };
}

function headingOf({ policies, scope }: QuarterlyFindings): string {
  const promises = policies.flatMap((quarter) =>
    quarter.promises.map((promise) => ({ quarter, promise })),
  );
  const missed = promises.reduce((sum, { promise }) => sum + promise.rate.missed, 0);
  const judged = promises.reduce((sum, { promise }) => sum + promise.rate.n, 0);
  if (judged === 0) return `Nothing fell due in ${quarterName(scope.month)}`;
  if (missed === 0) {
    return judged === 1
      ? `The only obligation of ${quarterName(scope.month)} was met`
      : `Every one of ${count(judged)} obligations was met`;
  }
  const cells = promises.flatMap(({ quarter, promise }) =>
    cellsOf(promise).map((cell) => ({ quarter, promise: promise.promise, cell })),
  );
  const worst = cells.sort((a, b) => b.cell.rate.missed - a.cell.rate.missed)[0];
  const all =
    missed === 1 ? 'One obligation was missed' : `${count(missed)} obligations were missed`;
  if (worst === undefined || cells.length < 2) return all;
  const place = namesOf(worst.quarter.policy).place(worst.cell.tier, worst.cell.severity);
  const where = `${wordsOf(worst.promise).many}${place === '' ? '' : ` at ${place}`}`;
  if (missed === 1) return `${all}, of the ${where}`;
  return worst.cell.rate.missed === missed
    ? `${all}, all of them ${where}`
    : `${all}, ${count(worst.cell.rate.missed)} of them ${where}`;
}

function blocksOf(findings: QuarterlyFindings, quarter: PolicyQuarter): Block[] {
  const { scope } = findings;
  const panels = panelsOf(quarter);
  return [
    {
      kind: 'table',
      title: underPolicy(findings, quarter),
      counted: null,
      table: withoutEmpty(
        table(
          idUnder(findings, quarter, 'service-cells'),
          'Share met by promise, tier and severity',
          [
            column('promise', 'Promise'),
            column('tier', 'Tier'),
            column('severity', 'Severity'),
            column('target', 'Promised'),
            ...scope.months.map((month) => column(month, quarterShort(month), 'rate')),
            column('median', 'Half within', 'duration'),
            column('p90', '9 in 10 within', 'duration'),
          ],
          quarter.promises.flatMap((promise) => rowsOf(promise, findings, quarter)),
        ),
      ),
    },
    ...(panels.length === 0
      ? []
      : [
          {
            kind: 'figure' as const,
            id: idUnder(findings, quarter, 'service-trend'),
            title: 'Quarter by quarter',
            counted: 'The grey bar is the 95 % interval: the fewer, the longer.',
            panels,
            columns:
              panels.length === 1
                ? (1 as const)
                : panels.length === 2
                  ? (2 as const)
                  : (3 as const),
            note: null,
            numbers: trendNumbers(findings, quarter),
          },
        ]),
  ];
}

/** Tiers and severities of what a clock times; a procedure is told as a whole. */
function cellsOf(promise: PromiseQuarters): readonly CellQuarters[] {
  if (!promise.isProcedure) return promise.cells;
  const { rate, before, range, months } = promise;
  const quarters = months.map((each) => each.rate);
  if (quarters.every(({ n }) => n === 0)) return [];
  const whole = { tier: null, severity: null, target: null, medianMs: null, p90Ms: null };
  return [{ ...whole, rate, before, range, quarters }];
}

function rowsOf(
  finding: PromiseQuarters,
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
): Cell[][] {
  const { policy } = quarter;
  const { promise, isProcedure } = finding;
  const names = namesOf(policy);
  const isAim = policy.promises.find((term) => term.promise === promise)?.isAim === true;
  return cellsOf(finding).map((cell) => [
    words(`${wordsOf(promise).name}${isAim ? ' (an aim)' : ''}`),
    words(names.tier(cell.tier)),
    words(names.severity(cell.severity)),
    words(cell.target === null ? '' : targetText(cell.target)),
    ...cell.quarters.map((rate, index) => {
      const place = isProcedure ? undefined : { tier: cell.tier, severity: cell.severity };
      const period = findings.scope.months[index] ?? '';
      const isOwn = index === cell.quarters.length - 1;
      const subject = isOwn ? { of: promise, cell: place } : inPeriod(promise, period, place);
      return linkedUnder(findings, quarter, rateCell(rate), subject);
    }),
    spent(cell, cell.medianMs, 1),
    spent(cell, cell.p90Ms, RATED_FROM),
  ]);
}

function rateCell(rate: Rate): Cell {
  if (rate.n === 0) return figure('–', null);
  const n = rate.rate === null ? '' : ` (${count(rate.n)})`;
  return figure(`${rateText(rate)}${n}`, rate.rate ?? rate.met / rate.n);
}

function spent({ rate }: CellQuarters, ms: number | null, from: number): Cell {
  return ms === null || rate.n < from ? words('') : figure(duration(ms), ms);
}

function panelsOf({ promises, kept }: PolicyQuarter): QuartersPanel[] {
  const series = [
    ...promises
      .filter(({ isProcedure }) => !isProcedure)
      .map(({ promise, months }) => ({ heading: wordsOf(promise).name, months })),
    { heading: 'Cases with every promise kept', months: kept.months },
  ];
  const told = series.filter(
    ({ months }) => months.filter(({ rate }) => rate.rate !== null).length > 0,
  );
  return told.map(({ heading, months }) => ({
    chart: 'quarters',
    form: 'share',
    heading,
    description: `${heading}, share met by quarter: ${months
      .map(({ month, rate }) => `${quarterShort(month)} ${rateText(rate)}`)
      .join(', ')}.`,
    quarters: months.map(({ month, rate }) => ({
      label: quarterShort(month),
      value: rate.rate,
      low: rate.low,
      high: rate.high,
      boundLow: null,
      boundHigh: null,
      text: rate.n === 0 ? '–' : rateText(rate),
      nText: rate.rate === null ? '' : `n ${count(rate.n)}`,
    })),
  }));
}

function trendNumbers(findings: QuarterlyFindings, quarter: PolicyQuarter) {
  const series = [
    ...quarter.promises.map(({ promise, months }) => ({
      of: promise,
      name: wordsOf(promise).name,
      months,
    })),
    { of: 'kept', name: 'Cases with every promise kept', months: quarter.kept.months },
  ];
  return table(
    idUnder(findings, quarter, 'service-trend-numbers'),
    'Share met by quarter',
    [
      column('promise', 'Promise'),
      ...findings.scope.months.map((month) => column(month, quarterShort(month), 'rate')),
    ],
    series.map(({ of, name, months }) => [
      words(name),
      ...months.map(({ month, rate }, index) =>
        linkedUnder(
          findings,
          quarter,
          rateCell(rate),
          index === months.length - 1 ? { of } : inPeriod(of, month),
        ),
      ),
    ]),
  );
}

/** "3 obligations". */
export function obligations(n: number): string {
  return counted(n, 'obligation');
}
