import type {
  MonthlyFindings,
  SatisfactionFinding,
  Score,
} from '../../../pipeline/findings/contract.js';
import type {
  Block,
  DotsPanel,
  Panel,
  Prose,
  Section,
  Table,
  TrendPanel,
} from '../../render/contract.js';
import { count, counted } from '../../words/count.js';
import { monthShort } from '../../words/instant.js';
import { prose } from '../../words/prose.js';
import { outOf, percent, percentSpan } from '../../words/rate.js';
import { column, counting, figure, table, words } from '../figures.js';
import { type Names, namesOf } from '../names.js';

const fewestMonths = 4;

/** What customers said, one block for each scale; null where nobody was asked. */
export function satisfactionSection(findings: MonthlyFindings): Section | null {
  const [first] = findings.satisfaction;
  if (first === undefined) return null;
  const names = namesOf(findings.policy);
  const several = findings.satisfaction.length > 1;
  return {
    id: 'satisfaction',
    topic: 'Satisfaction',
    heading: headingOf(first.all),
    counted: several
      ? 'Each scale by itself; scales are never averaged together.'
      : definitionOf(first),
    blocks: findings.satisfaction.flatMap((finding, index) =>
      blocksOf(finding, names, several, index),
    ),
  };
}

function headingOf({ answered, good, invited, rate }: Score): string {
  if (answered === 0)
    return `Nobody answered ${invited === 1 ? 'the 1 invitation' : `the ${count(invited ?? 0)} invitations`}`;
  const silent = invited === null ? '' : `; ${outOf(answered, invited)} answered`;
  if (rate === null && good === answered && answered > 1) {
    return `All ${answered} who answered were satisfied${silent}`;
  }
  if (rate === null)
    return `${outOf(good, answered)} who answered ${good === 1 ? 'was' : 'were'} satisfied${silent}`;
  return `${percent(rate, answered)} of those who answered were satisfied${silent}`;
}

function definitionOf({
  scaleMin,
  scaleMax,
  goodFrom,
  hasParts,
  all,
}: SatisfactionFinding): string {
  const boxes = hasParts
    ? `${goodFrom} or more`
    : goodFrom === scaleMax
      ? `${scaleMax}`
      : `${goodFrom} or ${scaleMax}`;
  const share = `Satisfied: share of answers of ${boxes} on a scale from ${scaleMin} to ${scaleMax}.`;
  const asked =
    all.invited === null
      ? `${counted(all.answered, 'answer')}; the export does not say who was invited.`
      : all.invited === 0
        ? 'Nobody was invited in the month.'
        : `${counted(all.answered, 'answer')} to ${counted(all.invited, 'invitation')} of the month (${percent(all.answered / all.invited, all.invited)}).`;
  const interval =
    all.low === null || all.high === null
      ? ''
      : ` 95 % interval ${percentSpan(all.low, all.high, all.answered)}.`;
  const bounds =
    all.boundLow === null || all.boundHigh === null || all.invited === null
      ? ''
      : ` If all who did not answer had been dissatisfied or satisfied: ${percentSpan(all.boundLow, all.boundHigh, all.invited)}.`;
  return `${share} ${asked}${interval}${bounds}`;
}

function blocksOf(
  finding: SatisfactionFinding,
  names: Names,
  several: boolean,
  index: number,
): Block[] {
  const rows = rowsOf(finding, names);
  const panels: Panel[] = [...dots(rows), ...trend(finding)];
  const title = several ? `On the scale from ${finding.scaleMin} to ${finding.scaleMax}` : null;
  const told = several ? definitionOf(finding) : null;
  const numbers = numbersOf(rows, finding, `satisfaction-numbers-${index + 1}`);
  const shown: Block =
    panels.length === 0
      ? { kind: 'table', title, counted: told, table: numbers }
      : {
          kind: 'figure',
          id: `satisfaction-${index + 1}`,
          title,
          counted: told,
          panels,
          columns: panels.length > 1 ? 2 : 1,
          note: panels.some(({ chart }) => chart === 'dots')
            ? 'The thin line runs from all who did not answer dissatisfied to all of them satisfied.'
            : null,
          numbers,
        };
  const said = association(finding);
  return [shown, ...(said === null ? [] : [{ kind: 'prose' as const, paragraphs: [said] }])];
}

interface Row {
  readonly label: string;
  readonly score: Score;
}

function rowsOf(finding: SatisfactionFinding, names: Names): Row[] {
  const of = (list: SatisfactionFinding['tiers'], name: (id: string | null) => string) =>
    list
      .map(({ value, score }) => ({ label: value === null ? '' : name(value), score }))
      .filter(({ label }) => label !== '')
      .sort((a, b) => (a.label < b.label ? -1 : 1));
  return [
    { label: 'All answers', score: finding.all },
    ...of(finding.tiers, names.tier),
    ...of(finding.severities, names.severity),
  ];
}

function dots(rows: readonly Row[]): DotsPanel[] {
  const rated = rows.flatMap(({ label, score }) => {
    const { rate, low, high, boundLow, boundHigh, answered } = score;
    if (rate === null || low === null || high === null) return [];
    const text = percent(rate, answered);
    return [
      { label, score: rate, low, high, boundLow, boundHigh, text, nText: `n ${count(answered)}` },
    ];
  });
  if (rated.length === 0) return [];
  return [
    {
      chart: 'dots',
      heading: 'By tier and severity',
      description: 'Share satisfied with its interval and the bounds of those who did not answer.',
      rows: rated,
    },
  ];
}

function trend({ months }: SatisfactionFinding): TrendPanel[] {
  if (months.filter(({ score }) => score.rate !== null).length < fewestMonths) return [];
  return [
    {
      chart: 'trend',
      heading: 'Satisfied, by month',
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
        tooltip: `${monthShort(month)}: ${scoreText(score)}, n ${count(score.answered)}`,
      })),
    },
  ];
}

function association({ withMiss, withoutMiss }: SatisfactionFinding): Prose | null {
  if (withMiss.answered === 0 || withoutMiss.answered === 0) return null;
  const told = (score: Score) =>
    score.rate === null
      ? outOf(score.good, score.answered)
      : `${percent(score.rate, score.answered)} (n ${count(score.answered)})`;
  return prose(
    `Over the months shown, of cases with a missed obligation ${told(withMiss)} were satisfied, of those without ${told(withoutMiss)}. This is an association, not a cause.`,
  );
}

function numbersOf(rows: readonly Row[], { months }: SatisfactionFinding, id: string): Table {
  const all = [
    ...rows,
    ...months
      .filter(({ score }) => score.answered > 0)
      .map(({ month, score }) => ({ label: monthShort(month), score })),
  ];
  return table(
    id,
    'Satisfied, by tier, severity and month',
    [
      column('group', 'Group'),
      column('score', 'Satisfied', 'rate'),
      column('interval', '95 % interval', 'rate'),
      column('answered', 'Answered', 'count'),
      column('invited', 'Invited', 'count'),
    ],
    all.map(({ label, score }) => [
      words(label),
      figure(scoreText(score), score.rate),
      score.low === null || score.high === null
        ? words('')
        : figure(percentSpan(score.low, score.high, score.answered), score.low),
      counting(score.answered),
      score.invited === null ? words('not recorded') : counting(score.invited),
    ]),
  );
}

function scoreText({ rate, good, answered }: Score): string {
  if (answered === 0) return 'no answers';
  return rate === null ? outOf(good, answered) : percent(rate, answered);
}
