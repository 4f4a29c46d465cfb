import type {
  MonthlyFindings,
  PromiseFinding,
  SpreadFinding,
} from '../../../pipeline/findings/contract.js';
import type { Section, SpreadPanel } from '../../render/contract.js';
import { promiseId } from '../../trace/figure-id.js';
import { capital } from '../../words/capital.js';
import { column, counting, figure, table, traced, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { namesOf, targetText, wordsOf } from '../../words/names.js';
import { outOf, percent, RATED_FROM } from '../../words/rate.js';
import { slackFigure } from './slack.js';

/** How long answers took beside their targets; null where no clock ran. */
export function responsesSection(findings: MonthlyFindings): Section | null {
  const timed = findings.promises.filter(({ spreads }) => spreads.length > 0);
  if (timed.length === 0) return null;
  const panels = timed.flatMap((promise) => panelOf(promise, findings));
  const heading = headingOf(timed);
  const slack = slackFigure(findings);
  return {
    id: 'responses',
    topic: 'Response times',
    heading,
    counted:
      'Elapsed time on each obligation’s own clock ÷ its target, on a log scale; past 1 × is missed. What is still unanswered counts with the time so far.',
    blocks: [
      {
        kind: 'figure',
        id: 'responses',
        title: null,
        counted: null,
        panels,
        columns: 1,
        note: null,
        numbers: numbersOf(timed, findings),
      },
      ...(slack === null ? [] : [slack]),
    ],
  };
}

function headingOf(timed: readonly PromiseFinding[]): string {
  const said = timed.map(({ promise, spreads }) => {
    const bins = spreads.flatMap((spread) => spread.bins);
    const n = bins.reduce((sum, bin) => sum + bin.obligations, 0);
    const early = bins.filter(({ bin }) => bin < -4).reduce((sum, bin) => sum + bin.obligations, 0);
    const { one, many } = wordsOf(promise);
    if (n === 1)
      return `the only ${one} came ${early === 1 ? 'within' : 'after'} half of the target`;
    if (n === 0) return `${many} are due by date, not by the hour`;
    if (early === 0 || early === n) {
      return `${early === 0 ? 'none' : 'all'} of the ${count(n)} ${many} came within half of the target`;
    }
    if (n < RATED_FROM) return `${outOf(early, n)} ${many} came within half of the target`;
    return `${percent(early / n, n)} of ${many} came within half of the target`;
  });
  const text = said.join('; ');
  return capital(text);
}

function panelOf({ promise, spreads }: PromiseFinding, { policy }: MonthlyFindings): SpreadPanel[] {
  const { label } = namesOf(policy);
  const rows = inOrder(spreads, policy).flatMap((spread) => {
    const { medianRatio, p90Ratio, bins } = spread;
    if (medianRatio === null || p90Ratio === null) return [];
    const name = label(spread.tier, spread.severity);
    const n = bins.reduce((sum, bin) => sum + bin.obligations, 0);
    return [
      {
        label: name,
        target: spread.target === null ? '' : targetText(spread.target),
        n,
        nText: `n ${count(n)}`,
        bins: bins.map(({ bin, obligations }) => {
          const from = 2 ** (bin / 4);
          const to = 2 ** ((bin + 1) / 4);
          return {
            from,
            to,
            count: obligations,
            text: `${name}: ${count(obligations)} at ${from.toFixed(2)} to ${to.toFixed(2)} of the target`,
          };
        }),
        median: medianRatio,
        medianText: `${medianRatio.toFixed(2)} ×`,
        p90: p90Ratio,
        p90Text: `${p90Ratio.toFixed(2)} ×`,
      },
    ];
  });
  if (rows.length === 0) return [];
  const { name, many } = wordsOf(promise);
  return [
    {
      chart: 'spread',
      heading: name,
      description: `Elapsed time of ${many} as a share of the target, by tier and severity.`,
      rows,
    },
  ];
}

function numbersOf(timed: readonly PromiseFinding[], { policy }: MonthlyFindings) {
  const names = namesOf(policy);
  return table(
    'responses-numbers',
    'Response times beside their targets',
    [
      column('promise', 'Promise'),
      column('where', 'Tier and severity'),
      column('target', 'Target'),
      column('n', 'n', 'count'),
      column('median', 'Median', 'duration'),
      column('p90', '90 % by', 'duration'),
      column('median-ratio', 'Median ÷ target', 'rate'),
      column('p90-ratio', '90 % ÷ target', 'rate'),
    ],
    timed.flatMap(({ promise, spreads }) =>
      inOrder(spreads, policy).map((spread) => [
        words(wordsOf(promise).name),
        words(names.label(spread.tier, spread.severity)),
        words(spread.target === null ? '' : targetText(spread.target)),
        traced(counting(spread.obligations), promiseId(promise, spread)),
        figure(duration(spread.medianMs), spread.medianMs),
        figure(duration(spread.p90Ms), spread.p90Ms),
        ratio(spread.medianRatio),
        ratio(spread.p90Ratio),
      ]),
    ),
  );
}

function ratio(value: number | null) {
  return value === null ? figure('by date', null) : figure(`${value.toFixed(2)} ×`, value);
}

/** As the policy lists tiers and severities. */
function inOrder(
  spreads: readonly SpreadFinding[],
  { tiers, severities }: MonthlyFindings['policy'],
): SpreadFinding[] {
  const rank = ({ tier, severity }: SpreadFinding) =>
    tiers.findIndex((each) => each.id === tier) * 1000 +
    severities.findIndex((each) => each.id === severity);
  return [...spreads].sort((a, b) => rank(a) - rank(b));
}
