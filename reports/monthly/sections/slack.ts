import type { MonthlyFindings, SlackFinding } from '../../../pipeline/findings/contract.js';
import type { Figure, SlackPanel, Table } from '../../render/contract.js';
import { column, figure, table, words } from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { linked } from '../../trace/link.js';
import { nearMisses } from '../../trace/figures/times.js';
import { namesOf, wordsOf } from '../../words/names.js';
import { outOf, percent, percentSpan } from '../../words/rate.js';

/** How much of their target was left when obligations were met; null where no clock ran. */
export function slackFigure(findings: MonthlyFindings): Figure | null {
  const { slack } = findings;
  if (slack.length === 0) return null;
  return {
    kind: 'figure',
    id: 'slack',
    title: titleOf(slack),
    counted:
      'Met obligations by the share of their target that was left, in tenths. A near miss was met with less than a tenth left.',
    panels: slack.map(panelOf),
    columns: slack.length > 1 ? 2 : 1,
    note: null,
    numbers: numbersOf(findings),
  };
}

function titleOf(slack: readonly SlackFinding[]): string {
  const near = slack.filter((finding) => finding.near.met > 0);
  if (near.length === 0) return 'Nothing was met in the last tenth of its target';
  const told = near.map(
    ({ promise, near: rate }) =>
      `${outOf(rate.met, rate.n)} ${rate.n === 1 ? wordsOf(promise).one : wordsOf(promise).many} in time`,
  );
  return `${listed(told)} came in the last tenth of the target`;
}

function panelOf({ promise, tenths, near }: SlackFinding): SlackPanel {
  const { name, many } = wordsOf(promise);
  return {
    chart: 'slack',
    heading: `${name}, n ${count(near.n)}`,
    description: `Met ${many} by the share of the target left; ${counted(near.met, 'near miss', 'near misses')} of ${count(near.n)}.`,
    bins: tenths.map((met, tenth) => ({
      count: met,
      countText: count(met),
      isNear: tenth === 0,
      text: `${count(met)} with ${tenth * 10} to ${(tenth + 1) * 10} % of the target left`,
    })),
  };
}

function numbersOf({ slack, policy }: MonthlyFindings): Table {
  const { label } = namesOf(policy);
  return table(
    'slack-numbers',
    'Near misses: met with less than a tenth of the target left',
    [
      column('promise', 'Promise'),
      column('where', 'Tier and severity'),
      column('near', 'Near misses', 'count'),
      column('met', 'of met', 'count'),
      column('share', 'Share', 'rate'),
      column('interval', '95 % interval', 'rate'),
    ],
    slack.flatMap(({ promise, cells }) =>
      cells.map(({ tier, severity, near }) => [
        words(wordsOf(promise).name),
        words(label(tier, severity)),
        linked(figure(count(near.met), near.met), nearMisses(promise, { tier, severity })),
        figure(count(near.n), near.n),
        near.rate === null
          ? figure('too few to rate', null)
          : figure(percent(near.rate, near.n), near.rate),
        near.low === null || near.high === null
          ? words('')
          : figure(percentSpan(near.low, near.high, near.n), near.low),
      ]),
    ),
  );
}
