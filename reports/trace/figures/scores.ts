import type {
  SatisfactionFinding,
  Score,
  SurveysFinding,
} from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Names } from '../../words/names.js';
import { main, side } from './counted.js';
import type { Asked } from './counted.js';

/** Invitations, answers, and the good ones among them: of the month, by group, and over the months shown. */
export function scoreFigures(
  satisfaction: readonly Pick<
    SatisfactionFinding,
    | 'scaleMin'
    | 'scaleMax'
    | 'all'
    | 'tiers'
    | 'severities'
    | 'months'
    | 'span'
    | 'withMiss'
    | 'withoutMiss'
  >[],
  names: Names,
): TracedFigure[] {
  return satisfaction.flatMap((finding) => {
    const kind = scaleOf(finding);
    const { all, tiers, severities, months, span, withMiss, withoutMiss } = finding;
    const of = (name: string, score: Score, asked: Asked) => scored(kind, name, score, asked);
    const grouped = (isWhole: boolean, own: Pick<typeof span, 'tiers' | 'severities'>) => [
      ...own.tiers.flatMap(({ value, score }) =>
        of(names.tier(value), score, { and: { tier: value ?? '' }, isWhole }),
      ),
      ...own.severities.flatMap(({ value, score }) =>
        of(names.severity(value), score, { and: { severity: value ?? '' }, isWhole }),
      ),
    ];
    return [
      main(`Answers on the scale ${kind}`, 'answers', { kind }, all.answered),
      ...of('', all, {}).filter(({ id }) => id !== `F-answers/${kind}`),
      ...grouped(false, { tiers, severities }),
      ...of('over the months shown', span.all, { isWhole: true }),
      ...grouped(true, span),
      ...span.accounts.flatMap(({ name, score }) =>
        of(name, score, { and: { account: name }, isWhole: true }),
      ),
      ...of('on cases with a miss', withMiss, { and: { mark: 'missed' }, isWhole: true }),
      ...of('on cases without a miss', withoutMiss, { and: { mark: 'kept' }, isWhole: true }),
      ...months
        .slice(0, -1)
        .flatMap(({ month, score }) => of(month, score, { and: { period: month } })),
    ];
  });
}

/** All invitations of the month, on whatever scale. */
export function surveyFigures({ invitations }: SurveysFinding): TracedFigure[] {
  return [main('Invitations', 'invitations', {}, invitations)];
}

/** "1-5": how rows and ids name a scale. */
export function scaleOf({
  scaleMin,
  scaleMax,
}: Pick<SatisfactionFinding, 'scaleMin' | 'scaleMax'>): string {
  return `${scaleMin}-${scaleMax}`;
}

function scored(kind: string, where: string, score: Score, asked: Asked): TracedFigure[] {
  const name = (what: string) => [`${what} on the scale ${kind}`, where].filter(Boolean).join(', ');
  return [
    side(name('Answers'), 'answers', { kind, ...asked }, score.answered),
    side(name('Good answers'), 'answers', { kind, says: 'good', ...asked }, score.good),
    side(name('Invitations'), 'invitations', { kind, ...asked }, score.invited ?? 0),
  ];
}
