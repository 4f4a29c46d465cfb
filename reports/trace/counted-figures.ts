import type {
  BacklogFinding,
  CallFinding,
  CountedThing,
  DeliverableFinding,
  HingeFinding,
  PromiseFinding,
  QueueFinding,
  SatisfactionFinding,
  Score,
  SurveysFinding,
} from '../../pipeline/findings/contract.js';
import type { TracedFigure } from '../render/contract.js';
import { type Names, wordsOf } from '../words/names.js';
import type { Subject } from './figure-id.js';
import { tracedFigure } from './traced.js';

const minor = { isMinor: true } as const;
const byCase = { byCase: true } as const;
type Asked = Omit<Subject, 'of'>;

function main(name: string, of: CountedThing, asked: Asked, n: number): TracedFigure {
  return tracedFigure(name, { of, ...asked }, n);
}

/** One that paper tells by the pattern of its id. */
export function side(name: string, of: CountedThing, asked: Asked, n: number): TracedFigure {
  return tracedFigure(name, { of, ...asked }, n, null, minor);
}

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

/** Responses that overtook, cases that waited, and how long. */
export function queueFigures(queue: QueueFinding | null, names: Names): TracedFigure[] {
  if (queue === null) return [];
  const { overtaking, waiting, places, months } = queue;
  return [
    main('Responses', 'responses', {}, overtaking.n),
    side('Responses that overtook', 'responses', { says: 'overtook' }, overtaking.part),
    tracedFigure('Cases that waited', { of: 'waiting' }, waiting.n, null, byCase),
    tracedFigure('Cases overtaken', { of: 'waiting', says: 'overtaken' }, waiting.part, null, {
      ...minor,
      ...byCase,
    }),
    ...places.flatMap((place) => {
      const { tier, severity } = place;
      const where = names.place(tier, severity) || 'not known';
      const and = { tier: tier ?? '', severity: severity ?? '' };
      return [
        side(`Responses, ${where}`, 'responses', { and }, place.overtaking.n),
        side(
          `Responses that overtook, ${where}`,
          'responses',
          { says: 'overtook', and },
          place.overtaking.part,
        ),
        side(`Waits on a clock, ${where}`, 'waits', { and }, place.timed),
        side(`Cases that waited, ${where}`, 'waiting', { and }, place.waiting.n),
        side(
          `Cases overtaken, ${where}`,
          'waiting',
          { says: 'overtaken', and },
          place.waiting.part,
        ),
      ];
    }),
    ...months
      .slice(0, -1)
      .flatMap(({ month, overtaking: then }) => [
        beyond(side(`Responses, ${month}`, 'responses', { and: { period: month } }, then.n)),
        beyond(
          side(
            `Responses that overtook, ${month}`,
            'responses',
            { says: 'overtook', and: { period: month } },
            then.part,
          ),
        ),
      ]),
  ];
}

/** Whose rows no document carries. */
export function beyond(figure: TracedFigure): TracedFigure {
  return { ...figure, list: null };
}

/** How calls were taken. */
export function callFigures(calls: CallFinding | null): TracedFigure[] {
  if (calls === null) return [];
  const { overtaking } = calls;
  return [
    main('Calls', 'calls', {}, calls.calls),
    side('Calls not answered', 'calls', { says: 'unanswered' }, calls.calls - overtaking.n),
    side('Calls taken before earlier ones', 'calls', { says: 'overtook' }, overtaking.part),
    side('Calls taken in turn', 'calls', { says: 'in_turn' }, overtaking.n - overtaking.part),
  ];
}

/** What was open, by age and severity. */
export function backlogFigures(backlog: BacklogFinding | null, names: Names): TracedFigure[] {
  if (backlog === null) return [];
  const { bands, cells } = backlog;
  type Cell = (typeof cells)[number];
  const severities = [...new Set(cells.map(({ severity }) => severity))];
  const sum = (own: readonly Cell[], key: 'cases' | 'unanswered' | 'overdue') =>
    own.reduce((total, cell) => total + cell[key], 0);
  const of = (name: string, own: readonly Cell[], and: NonNullable<Subject['and']>) => [
    side(`Open cases${name}`, 'open_cases', { and }, sum(own, 'cases')),
    side(
      `Open cases nobody had answered${name}`,
      'open_cases',
      { says: 'unanswered', and },
      sum(own, 'unanswered'),
    ),
    side(
      `Open cases with something overdue${name}`,
      'open_cases',
      { and: { ...and, mark: 'overdue' } },
      sum(own, 'overdue'),
    ),
  ];
  const [, unanswered, overdue] = of('', cells, {});
  return [
    main('Open cases', 'open_cases', {}, sum(cells, 'cases')),
    ...(unanswered === undefined || overdue === undefined ? [] : [unanswered, overdue]),
    ...severities.flatMap((severity) => {
      const own = cells.filter((cell) => cell.severity === severity);
      const name = `, ${names.severity(severity) || 'no severity'}`;
      const and = { severity: severity ?? '' };
      return [
        ...of(name, own, and),
        ...bands.map((from, band) =>
          side(
            `Open cases from ${from} days${name}`,
            'open_cases',
            { kind: String(from), and },
            sum(
              own.filter((cell) => cell.band === band),
              'cases',
            ),
          ),
        ),
      ];
    }),
    ...bands.map((from, band) =>
      side(
        `Open cases from ${from} days`,
        'open_cases',
        { kind: String(from) },
        sum(
          cells.filter((cell) => cell.band === band),
          'cases',
        ),
      ),
    ),
  ];
}

/** What accounts were to be given, by verdict. */
export function deliverableFigures(deliverables: readonly DeliverableFinding[]): TracedFigure[] {
  return deliverables.flatMap(({ deliverable: kind, name, isQuarterly, now, before }) =>
    [
      { mark: isQuarterly ? 'this_quarter' : 'once', rows: now },
      { mark: 'quarter_before', rows: before },
    ].flatMap(({ mark, rows }) => {
      const verdicts = [...new Set(rows.map(({ verdict }) => verdict))];
      const told = `${name}, ${mark.replaceAll('_', ' ')}`;
      return [
        side(told, 'deliverables', { kind, and: { mark } }, rows.length),
        ...verdicts.map((says) =>
          side(
            `${told}, ${says}`,
            'deliverables',
            { kind, says, and: { mark } },
            rows.filter(({ verdict }) => verdict === says).length,
          ),
        ),
      ];
    }),
  );
}

/** Verdicts that hinge: on each reading, on it alone, and by promise and verdict. */
export function hingeFigures(
  hinges: readonly HingeFinding[],
  promises: readonly Pick<PromiseFinding, 'promise' | 'verdicts'>[],
): TracedFigure[] {
  const sum = (own: readonly HingeFinding[]) =>
    own.reduce((total, { obligations }) => total + obligations, 0);
  const readings = [...new Set(hinges.flatMap((hinge) => hinge.readings))].sort();
  const together = hinges.filter((hinge) => hinge.readings.length === 0);
  return [
    main('Verdicts that hinge', 'hinges', {}, sum(hinges)),
    ...readings.flatMap((reading) => {
      const own = hinges.filter((hinge) => hinge.readings.includes(reading));
      const alone = own.filter((hinge) => hinge.readings.length === 1);
      return [
        side(`Verdicts that hinge on ${reading}`, 'hinges', { kind: reading }, sum(own)),
        side(
          `Verdicts that hinge on ${reading} alone`,
          'hinges',
          { kind: reading, and: { mark: 'alone' } },
          sum(alone),
        ),
        side(
          `Verdicts that hinge on ${reading} and on others`,
          'hinges',
          { kind: reading, and: { mark: 'together' } },
          sum(own) - sum(alone),
        ),
      ];
    }),
    side(
      'Verdicts that hinge on several at once',
      'hinges',
      { kind: 'combination' },
      sum(together),
    ),
    ...promises.map(({ promise }) =>
      side(
        `${wordsOf(promise).name}, hinging`,
        'hinges',
        { and: { promise } },
        sum(hinges.filter((hinge) => hinge.promise === promise)),
      ),
    ),
    ...promises.flatMap(({ promise, verdicts }) =>
      verdicts.map(({ verdict, hinging }) =>
        side(
          `${wordsOf(promise).name}, ${verdict}, hinging`,
          'hinges',
          { says: verdict, and: { promise } },
          hinging,
        ),
      ),
    ),
  ];
}
