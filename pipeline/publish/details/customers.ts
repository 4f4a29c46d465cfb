import type {
  Figure,
  MonthlyFindings,
  SatisfactionFinding,
  Score,
} from '../../findings/contract.js';
import { countDetail, detail } from '../figure.js';
import { numbersIn } from './numbers.js';

type Parts = Pick<MonthlyFindings, 'satisfaction' | 'surveys' | 'deliverables'>;

/** How groups of customers judged their cases, how invitations were counted, and what accounts were given. */
export function customerDetails({ satisfaction, surveys, deliverables }: Parts): Figure[] {
  return [
    ...satisfaction.flatMap(scoreDetails),
    ...Object.entries(surveys).flatMap(([key, value]) => numbersIn('survey', key, value)),
    ...deliverables.flatMap(({ deliverable, now, before }) => [
      ...verdictCounts('delivered_verdict', deliverable, now),
      ...verdictCounts('delivered_before', deliverable, before),
    ]),
  ];
}

function scoreDetails(finding: SatisfactionFinding): Figure[] {
  const { scaleMin, scaleMax, tiers, severities, months, span } = finding;
  const scale = `${scaleMin} to ${scaleMax}`;
  const of = (who: string, { good, answered, invited, rate }: Score): Figure[] => {
    const subject = `${scale}, ${who}`;
    const share = invited === null || invited === 0 ? null : answered / invited;
    return [
      detail('group_score', 'share', { subject }, { part: good, n: answered, value: rate }),
      detail('group_answered', 'share', { subject }, { part: answered, n: invited, value: share }),
    ];
  };
  const groups = (
    name: string,
    when: string,
    scores: readonly { readonly value: string | null; readonly score: Score }[],
  ) => scores.flatMap(({ value, score }) => of(`${name} ${value ?? '-'}, ${when}`, score));
  return [
    ...groups('tier', 'month', tiers),
    ...groups('severity', 'month', severities),
    ...months.flatMap(({ month, score }) => of(month, score)),
    ...of('all months', span.all),
    ...groups('tier', 'all months', span.tiers),
    ...groups('severity', 'all months', span.severities),
    ...span.accounts.flatMap(({ name, score }) => of(`account ${name}`, score)),
    ...of('other accounts', span.otherAccounts.score),
    countDetail('group_score', span.otherAccounts.count, { subject: `${scale}, other accounts` }),
    ...of('cases with a miss', finding.withMiss),
    ...of('cases without a miss', finding.withoutMiss),
  ];
}

function verdictCounts(
  kind: 'delivered_verdict' | 'delivered_before',
  subject: string,
  rows: MonthlyFindings['deliverables'][number]['now'],
): Figure[] {
  const promise = 'deliverable';
  return [...new Set(rows.map(({ verdict }) => verdict))].sort().map((verdict) =>
    countDetail(kind, rows.filter((row) => row.verdict === verdict).length, {
      promise,
      verdict,
      subject,
    }),
  );
}
