import type {
  PolicyQuarter,
  QuarterlyFindings,
  QuarterScores,
} from '../../../pipeline/findings/quarterly/contract.js';
import { scoreText } from '../../monthly/scores.js';
import type { Block, Cell, QuartersPanel, Section } from '../../render/contract.js';
import { goodBoxes } from '../../words/boxes.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { outOf, percent, percentSpan, RATED_FROM } from '../../words/rate.js';
import { scaleOf } from '../../trace/figures/scores.js';
import { idUnder, linkedUnder, quarterName, quarterShort, underPolicy } from '../names.js';
import { notesAt } from '../notes.js';

/** What the account said of its cases, each scale by itself; null where nobody was asked in the quarters shown. */
export function satisfactionSection(findings: QuarterlyFindings): Section | null {
  const told = findings.policies.filter(({ satisfaction }) => satisfaction.length > 0);
  const [first] = told.flatMap(({ satisfaction }) => satisfaction);
  if (first === undefined) return null;
  return {
    id: 'satisfaction',
    topic: 'Satisfaction',
    heading: headingOf(first, findings),
    counted: 'By the quarter in which the invitation was sent. Scales are never averaged together.',
    blocks: [
      ...notesAt(findings, 'satisfaction'),
      ...told.flatMap((quarter) =>
        quarter.satisfaction.flatMap((scores, index) => blocksOf(findings, quarter, scores, index)),
      ),
    ],
  };
}

function headingOf({ quarters }: QuarterScores, { scope }: QuarterlyFindings): string {
  const now = quarters.at(-1);
  const when = quarterName(scope.month);
  if (now === undefined || (now.answered === 0 && (now.invited ?? 0) === 0)) {
    return `Nobody was asked in ${when}`;
  }
  const { answered, good, invited, rate } = now;
  if (answered === 0) {
    return `Nobody answered the ${counted(invited ?? 0, 'invitation')} of ${when}`;
  }
  const silent = invited === null ? '' : `; ${outOf(answered, invited)} answered`;
  if (rate !== null)
    return `${percent(rate, answered)} of those who answered were satisfied${silent}`;
  if (good === answered && answered > 1) {
    return `All ${count(answered)} who answered were satisfied${silent}`;
  }
  return `${outOf(good, answered)} who answered ${good === 1 ? 'was' : 'were'} satisfied${silent}`;
}

function blocksOf(
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
  scores: QuarterScores,
  index: number,
): Block[] {
  const { scope } = findings;
  const id = `${idUnder(findings, quarter, 'satisfaction')}-${index + 1}`;
  const linked = (cell: Cell, of: 'answers' | 'invitations', month: string, says?: string) =>
    linkedUnder(findings, quarter, cell, {
      of,
      kind: scaleOf(scores),
      ...(says === undefined ? {} : { says }),
      ...(month === scope.month ? {} : { and: { period: month } }),
    });
  const numbers = table(
    `${id}-numbers`,
    'Satisfaction by quarter',
    [
      column('quarter', 'Quarter'),
      column('invited', 'Invited', 'count'),
      column('answered', 'Answered', 'count'),
      column('good', 'Satisfied', 'count'),
      column('score', 'Score', 'rate'),
      column('interval', '95 % interval'),
      column('bounds', 'If the silent had answered'),
    ],
    scope.months.map((month, place) => {
      const score = scores.quarters[place];
      if (score === undefined) return [];
      const { answered, good, invited, low, high, boundLow, boundHigh } = score;
      return [
        words(quarterShort(month)),
        invited === null ? words('not known') : linked(counting(invited), 'invitations', month),
        linked(counting(answered), 'answers', month),
        linked(counting(good), 'answers', month, 'good'),
        figure(scoreText(score), score.rate),
        words(low === null || high === null ? '' : percentSpan(low, high, answered)),
        words(
          boundLow === null || boundHigh === null
            ? ''
            : percentSpan(boundLow, boundHigh, invited ?? 0),
        ),
      ];
    }),
  );
  const title = underPolicy(findings, quarter);
  const isRated = scores.quarters.some(({ rate }) => rate !== null);
  return [
    ...(isRated
      ? [
          {
            kind: 'figure' as const,
            id,
            title,
            counted: null,
            panels: [panelOf(findings, scores)],
            columns: 2 as const,
            note: null,
            numbers: { ...numbers, id: `${id}-drawn` },
          },
        ]
      : []),
    {
      kind: 'table',
      title: isRated ? null : title,
      counted: definitionOf(scores),
      table: numbers,
    },
  ];
}

function definitionOf(scores: QuarterScores): string {
  const few = scores.quarters.some(({ answered, rate }) => answered > 0 && rate === null)
    ? ` Under ${RATED_FROM} answers there are counts and no rate.`
    : '';
  return `Satisfied: share of answers of ${goodBoxes(scores)} on a scale from ${scores.scaleMin} to ${scores.scaleMax}.${few} The last column runs from all who did not answer dissatisfied to all of them satisfied.`;
}

function panelOf({ scope }: QuarterlyFindings, { quarters }: QuarterScores): QuartersPanel {
  return {
    chart: 'quarters',
    form: 'share',
    heading: 'Satisfied, of those who answered',
    description: `Share satisfied by quarter: ${scope.months
      .map((month, index) => `${quarterShort(month)} ${scoreAt(quarters[index])}`)
      .join(', ')}.`,
    quarters: scope.months.map((month, index) => {
      const score = quarters[index];
      return {
        label: quarterShort(month),
        value: score?.rate ?? null,
        low: score?.low ?? null,
        high: score?.high ?? null,
        boundLow: score?.boundLow ?? null,
        boundHigh: score?.boundHigh ?? null,
        text: score === undefined || score.answered === 0 ? '–' : scoreText(score),
        nText: score === undefined || score.rate === null ? '' : `n ${count(score.answered)}`,
      };
    }),
  };
}

function scoreAt(score: QuarterScores['quarters'][number] | undefined): string {
  return score === undefined ? '–' : scoreText(score);
}
