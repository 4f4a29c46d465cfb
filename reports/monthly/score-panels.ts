import type { PolicyTerms, SatisfactionFinding } from '../../pipeline/findings/contract.js';
import type { DotsPanel, Panel, TrendPanel } from '../render/contract.js';
import { monthShort } from '../words/instant.js';
import { percent } from '../words/rate.js';
import { accountRows, groupRows, type ScoreRow, verdictRows } from './score-rows.js';
import { nText, scoreText, spanText } from './scores.js';

const fewestMonths = 4;
const mostAccounts = 15;

/** By verdict, by tier and severity, by account, and by month: whatever has enough answers to be rated. */
export function panelsOf(finding: SatisfactionFinding, policy: PolicyTerms): Panel[] {
  const over = spanText(finding);
  const accounts = accountRows(finding);
  const all = { label: 'All answers', score: finding.span.all };
  return [
    ...dots(`By verdict, ${over}`, verdictRows(finding), 2),
    ...dots(`By tier and severity, ${over}`, groupRows(finding.span, policy), 1),
    ...trend(finding),
    ...dots(
      accounts.length > mostAccounts
        ? `The ${mostAccounts} lowest accounts, ${over}`
        : `By account, ${over}`,
      accounts.length > 1 ? [all, ...accounts.slice(0, mostAccounts)] : [],
      2,
    ),
  ];
}

/** The groups of which the panels say nothing, for they have too few answers. */
export function tooFewOf(finding: SatisfactionFinding, policy: PolicyTerms): string[] {
  return [...verdictRows(finding), ...groupRows(finding.span, policy)]
    .filter(({ score }) => score.rate === null)
    .map(({ label }) => label);
}

function dots(heading: string, rows: readonly ScoreRow[], atLeast: number): DotsPanel[] {
  const rated = rows.flatMap(({ label, score }) => {
    const { rate, low, high, boundLow, boundHigh, answered } = score;
    if (rate === null || low === null || high === null) return [];
    const text = percent(rate, answered);
    return [{ label, score: rate, low, high, boundLow, boundHigh, text, nText: nText(answered) }];
  });
  if (rated.length < atLeast) return [];
  return [
    {
      chart: 'dots',
      heading,
      description: `${heading}: share satisfied with its interval and the bounds of those who did not answer.`,
      rows: rated,
    },
  ];
}

function trend({ months }: SatisfactionFinding): TrendPanel[] {
  if (months.filter(({ score }) => score.rate !== null).length < fewestMonths) return [];
  return [
    {
      chart: 'trend',
      heading: 'Satisfied, by month of the invitation',
      description: 'Share satisfied by month of the invitation.',
      months: months.map(({ month, score }) => ({
        month,
        label: monthShort(month),
        rate: score.rate,
        low: score.low,
        high: score.high,
        limitLow: null,
        limitHigh: null,
        published: null,
        text: scoreText(score),
        tooltip: `${monthShort(month)}: ${scoreText(score)}, ${nText(score.answered)}`,
      })),
    },
  ];
}
