import type {
  GroupScore,
  Named,
  PolicyTerms,
  SatisfactionFinding,
  ScopeFinding,
  Score,
} from '../../pipeline/findings/contract.js';
import type { Cell, Table } from '../render/contract.js';
import { column, counting, figure, table, words } from '../words/cells.js';
import { counted } from '../words/count.js';
import { monthShort } from '../words/instant.js';
import { percent, RATED_FROM } from '../words/rate.js';
import { spanText } from './scores.js';

const goodNote = 'Good: answers that count as satisfied.';

/** One group of answers under its name. */
export interface ScoreRow {
  readonly label: string;
  readonly score: Score;
}

/** All answers, then those by tier and by severity, in the order of the policy. */
export function groupRows(
  groups: {
    readonly all: Score;
    readonly tiers: readonly GroupScore[];
    readonly severities: readonly GroupScore[];
  },
  { tiers, severities }: PolicyTerms,
): ScoreRow[] {
  return [
    { label: 'All answers', score: groups.all },
    ...inOrder(groups.tiers, tiers, 'No tier'),
    ...inOrder(groups.severities, severities, 'No severity'),
  ];
}

/** Groups that the policy does not name follow its own, the one that names none last; a single group is all answers. */
function inOrder(groups: readonly GroupScore[], known: readonly Named[], none: string): ScoreRow[] {
  if (groups.length < 2) return [];
  const placeOf = ({ value }: GroupScore) => {
    const place = known.findIndex(({ id }) => id === value);
    return place >= 0 ? place : known.length + (value === null ? 1 : 0);
  };
  return [...groups]
    .sort((a, b) => placeOf(a) - placeOf(b) || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
    .map(({ value, score }) => ({
      label: value === null ? none : (known.find(({ id }) => id === value)?.name ?? value),
      score,
    }));
}

/** Cases with a missed obligation and cases without. */
export function verdictRows({ withMiss, withoutMiss }: SatisfactionFinding): ScoreRow[] {
  return [
    { label: 'Missed obligation', score: withMiss },
    { label: 'No missed obligation', score: withoutMiss },
  ];
}

/** The accounts that can be rated, the lowest score first. */
export function accountRows({ span }: SatisfactionFinding): ScoreRow[] {
  return span.accounts.map(({ name, score }) => ({ label: name, score }));
}

/** Every score with its n, its interval and its bounds. */
export function scoreTable(
  finding: SatisfactionFinding,
  { month }: ScopeFinding,
  policy: PolicyTerms,
  id: string,
): Table {
  const { span, months } = finding;
  const over = spanText(finding);
  const others: ScoreRow[] =
    span.accounts.length === 0
      ? []
      : [
          {
            label: `${counted(span.otherAccounts.count, 'other account')}, too few answers each`,
            score: span.otherAccounts.score,
          },
        ];
  const isOneMonth = over === monthShort(month);
  const ofSpan = [
    ...(isOneMonth ? [] : groupRows(span, policy)),
    ...verdictRows(finding),
    ...accountRows(finding),
    ...others,
  ].map((row) => ({ ...row, over }));
  const ofMonth = groupRows(finding, policy).map((row) => ({ ...row, over: monthShort(month) }));
  const before = months
    .filter((each) => each.month !== month)
    .map(({ month: key, score }) => ({ label: 'All answers', score, over: monthShort(key) }));
  const rows = [...ofMonth, ...ofSpan, ...before].filter(
    ({ score }) => score.answered > 0 || (score.invited ?? 0) > 0,
  );
  return table(
    id,
    `Satisfied on the scale from ${finding.scaleMin} to ${finding.scaleMax}`,
    [
      column('group', 'Answers'),
      column('over', 'Months'),
      column('score', 'Satisfied', 'rate'),
      column('low', '95 % low', 'rate'),
      column('high', '95 % high', 'rate'),
      column('answered', 'Answered', 'count'),
      column('good', 'Good', 'count'),
      column('invited', 'Invited', 'count'),
      column('response', 'Response', 'rate'),
      column('lowest', 'Lowest', 'rate'),
      column('highest', 'Highest', 'rate'),
    ],
    rows.map(({ label, over: when, score }) => [words(label), words(when), ...figuresOf(score)]),
    {
      note: rows.some(({ score }) => score.boundLow !== null)
        ? `${goodNote} Lowest and highest: if all who did not answer had been dissatisfied or satisfied.`
        : goodNote,
      csv: `${id}.csv`,
    },
  );
}

function figuresOf(score: Score): Cell[] {
  const { answered, invited, good } = score;
  const share = (rate: number | null, n: number) =>
    rate === null ? words('') : figure(percent(rate, n), rate);
  return [
    score.rate === null ? words('too few') : share(score.rate, answered),
    share(score.low, answered),
    share(score.high, answered),
    counting(answered),
    counting(good),
    invited === null ? words('not known') : counting(invited),
    invited === null || invited < RATED_FROM ? words('') : share(answered / invited, invited),
    share(score.boundLow, invited ?? 0),
    share(score.boundHigh, invited ?? 0),
  ];
}
