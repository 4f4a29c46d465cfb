import { expect, test } from 'vitest';
import { monthlyModel } from '../../reports/monthly/model.js';
import type { Block, Section } from '../../reports/render/contract.js';
import { tableCsv } from '../../reports/render/csv.js';
import { plain } from '../../reports/words/prose.js';
import { findingsWith, satisfiedWith, scoreWith, surveysWith } from './fixtures/findings.js';

type Given = Parameters<typeof findingsWith>[0];

const sectionOf = (given: Given): Section | null =>
  monthlyModel(findingsWith({ surveys: surveysWith({ invitations: 1, inBoth: 1 }), ...given }))
    .satisfaction;
const spaced = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');
const proseOf = (section: Section | null) =>
  section?.blocks.flatMap((block) =>
    block.kind === 'prose' ? block.paragraphs.map((said) => spaced(plain(said))) : [],
  );
const figureOf = (section: Section | null) =>
  section?.blocks.find(
    (block): block is Extract<Block, { kind: 'figure' }> => block.kind === 'figure',
  );
const factsOf = (given: Parameters<typeof surveysWith>[0]) => {
  const section = sectionOf({
    satisfaction: [satisfiedWith(18, 20, 50)],
    surveys: surveysWith({ invitations: 50, inBoth: 50, ...given }),
  });
  const facts = section?.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  return Object.fromEntries((facts ?? []).map(({ label, text }) => [label, spaced(text)]));
};

test('satisfaction is printed with its definition, n, response rate, interval and bounds', () => {
  const satisfaction = sectionOf({ satisfaction: [satisfiedWith(18, 20, 50)] });
  expect(spaced(satisfaction?.heading)).toBe(
    '90 % of those who answered were satisfied; 20 of 50 answered',
  );
  expect(spaced(satisfaction?.counted)).toBe(
    'Satisfied: share of answers of 4 or 5 on a scale from 1 to 5. 20 answers to 50 invitations of the month (40 %). 95 % interval 69 % to 97 %. If all who did not answer had been dissatisfied or satisfied: 36 % to 96 %.',
  );
});

test('few, all, one and no answers are said as such', () => {
  const headingOf = (good: number, answered: number, invited: number | null) =>
    sectionOf({ satisfaction: [satisfiedWith(good, answered, invited)] })?.heading;
  expect(headingOf(6, 7, 25)).toBe('6 of 7 who answered were satisfied; 7 of 25 answered');
  expect(headingOf(6, 6, null)).toBe('All 6 who answered were satisfied');
  expect(headingOf(1, 1, 3)).toBe('1 of 1 who answered was satisfied; 1 of 3 answered');
  expect(headingOf(0, 0, 12)).toBe('Nobody answered the 12 invitations');
  expect(headingOf(0, 0, 0)).toBe('Nobody was asked in October');
  expect(headingOf(0, 0, null)).toBe('Nobody answered in October');
});

test('invitations without any score are said, and where nobody was asked nothing is', () => {
  expect(
    sectionOf({ surveys: surveysWith({ invitations: 3, inEvents: 3, scaleUnknown: 3 }) })?.heading,
  ).toBe('3 invitations went out in October, and no score came that can be read');
  expect(sectionOf({ surveys: surveysWith() })).toBeNull();
});

test('scales are shown one by one and never averaged; the heading says of which it speaks', () => {
  const binary = satisfiedWith(3, 4, 9, { scaleMin: 0, scaleMax: 1, goodFrom: 1 });
  const section = sectionOf({ satisfaction: [satisfiedWith(18, 20, 50), binary] });
  expect(spaced(section?.heading)).toBe(
    '90 % of those who answered on the scale from 1 to 5 were satisfied; 20 of 50 answered',
  );
  expect(section?.counted).toBe('Each scale by itself; scales are never averaged together.');
  expect(section?.blocks.map((block) => ('title' in block ? block.title : block.kind))).toEqual([
    'On the scale from 1 to 5',
    'On the scale from 0 to 1',
    'How the month’s answers were counted',
  ]);
});

test('a scale without an answer is one sentence, and under ten invitations have no response rate', () => {
  const none = satisfiedWith(0, 0, 3, { scaleMin: 0, scaleMax: 1, goodFrom: 1 });
  const section = sectionOf({ satisfaction: [satisfiedWith(1, 2, 9), none] });
  expect(proseOf(section)).toEqual([
    'Over the months shown no answer came to 3 invitations on the scale from 0 to 1.',
  ]);
  expect(sectionOf({ satisfaction: [satisfiedWith(1, 2, 9)] })?.counted).toContain(
    '2 answers to 9 invitations of the month.',
  );
});

test('a scale whose scores lie between whole numbers is good from three quarters up', () => {
  const share = satisfiedWith(18, 20, 50, {
    scaleMin: 0,
    scaleMax: 1,
    goodFrom: 0.75,
    hasParts: true,
  });
  expect(sectionOf({ satisfaction: [share] })?.counted).toContain(
    'share of answers of 0.75 or more on a scale from 0 to 1',
  );
});

test('satisfaction by verdict is called an association, and drawn where both sides can be rated', () => {
  const split = (withMiss: number) =>
    sectionOf({
      satisfaction: [
        satisfiedWith(18, 20, 50, {
          withMiss: scoreWith(withMiss - 3, withMiss, 20),
          withoutMiss: scoreWith(9, 10, 30),
        }),
      ],
    });
  expect(proseOf(split(10))).toEqual([
    'Over the months shown (Oct 2026), of the answers on cases with a missed obligation 70 % (n 10) were satisfied, of those on cases without 90 % (n 10). This is an association, not a cause.',
  ]);
  expect(figureOf(split(10))?.panels[0]).toMatchObject({
    heading: 'By verdict, Oct 2026',
    rows: [
      { label: 'Missed obligation', score: 0.7, boundLow: 0.35, boundHigh: 0.85 },
      {
        label: 'No missed obligation',
        score: 0.9,
        boundLow: 0.3,
        boundHigh: expect.closeTo(29 / 30),
      },
    ],
  });
  const few = figureOf(split(9));
  expect(few?.panels.map(({ heading }) => heading)).toEqual(['By tier and severity, Oct 2026']);
  expect(few?.note).toContain('Under 10 answers, too few to rate: Missed obligation.');
});

const account = (id: string, good: number, answered: number) => ({
  id,
  name: `Account ${id}`,
  score: scoreWith(good, answered, 20),
});

test('accounts with ten answers are ranked from the lowest; of the others too few is said', () => {
  const rest = { count: 3, score: scoreWith(10, 12, 40) };
  const ranked = (...accounts: readonly ReturnType<typeof account>[]) => {
    const full = satisfiedWith(18, 20, 50);
    return sectionOf({
      satisfaction: [{ ...full, span: { ...full.span, accounts, otherAccounts: rest } }],
    });
  };
  const two = ranked(account('B', 5, 10), account('A', 9, 10));
  const panel = figureOf(two)?.panels.at(-1);
  expect(panel).toMatchObject({ heading: 'By account, Oct 2026' });
  expect(panel?.chart === 'dots' ? panel.rows.map(({ label }) => label) : []).toEqual([
    'All answers',
    'Account B',
    'Account A',
  ]);
  expect(proseOf(two)).toEqual([
    '2 of the 5 accounts asked have 10 answers or more; where their intervals overlap, chance alone may order them. The others have too few to rate: 83 % (n 12) together.',
  ]);
  const one = ranked(account('B', 5, 10));
  expect(figureOf(one)?.panels.some(({ heading }) => heading.includes('account'))).toBe(false);
  expect(proseOf(one)?.[0]).toContain(
    '1 of the 4 accounts asked has 10 answers or more, too few to compare.',
  );
  expect(proseOf(ranked())).toEqual([
    'None of the 3 accounts asked has 10 answers: too few to rate.',
  ]);
});

test('groups stand in the order of the policy, what it does not name after them', () => {
  const full = satisfiedWith(18, 20, 50);
  const groups = ['urgent', null, 'low', 'high'].map((value) => ({
    value,
    score: scoreWith(9, 10, 20),
  }));
  const section = sectionOf({
    satisfaction: [
      {
        ...full,
        span: { ...full.span, severities: groups, tiers: [{ value: 'gold', score: full.all }] },
      },
    ],
  });
  const panel = figureOf(section)?.panels[0];
  expect(panel?.chart === 'dots' ? panel.rows.map(({ label }) => label) : []).toEqual([
    'All answers',
    'High',
    'Low',
    'urgent',
    'No severity',
  ]);
});

test('every number goes along as CSV, with its bounds and its response rate', () => {
  const csv = figureOf(sectionOf({ satisfaction: [satisfiedWith(18, 20, 50)] }))?.numbers;
  expect(csv?.csv).toBe('satisfaction-numbers.csv');
  const [head, row] = csv === undefined ? [] : tableCsv(csv).split('\r\n');
  expect(head).toBe(
    'Answers,Months,Satisfied,95 % low,95 % high,Answered,Good,Invited,Response,Lowest,Highest',
  );
  expect(row).toMatch(/^All answers,Oct 2026,0\.9,0\.69\d+,0\.97\d+,20,18,50,0\.4,0\.36,0\.96$/);
});

test('how answers were counted is told with how many each rule touched, and rules that touched none are not', () => {
  expect(factsOf({})).toEqual({
    Invitations: '50 told by an event and a survey row, counted once.',
  });
  const hour = 3_600_000;
  expect(
    factsOf({
      inBoth: 40,
      inEvents: 9,
      inSurveys: 1,
      askedAgain: 2,
      askedAgainUnclosed: 1,
      blank: 12,
      blankWithComment: 5,
      answeredLater: 1,
      offScale: 1,
      noScale: 2,
      scaleAssumed: 9,
      undatedAnswers: 1,
      answeredBefore: 2,
      answeredAgain: 1,
      repeatPeople: 1,
      repeatAnswers: 3,
      notJudged: 4,
      delay: { n: 48, medianMs: 2 * hour, p90Ms: 30 * hour, unclosed: 2 },
      unknownCases: 1,
      withoutContract: 14,
      unreadScores: 1,
    }),
  ).toEqual({
    Invitations:
      '40 told by an event and a survey row, counted once; 9 told by an event alone; 1 told by a survey row alone. 2 invitations followed another of the same case, 1 of them with no closing between; each counts.',
    Delay:
      'Median 2 h from the closing to the invitation, 90 % within 30 h (n 48). 2 invitations came before any closing of the case.',
    'Answers without a score':
      '12 answers carried no score, 5 of them a comment; they count as not given. 1 answer came after the as-of instant; it counts as not given.',
    'Scores left out':
      '1 score lies outside its scale; it counts as not given. 2 scores say no scale; they count as not given.',
    Scale: '9 invitations name no scale and count on the only one in use then.',
    Answers:
      '1 score has no date and counts as given by the as-of instant. 2 answers are dated before their invitations; they count. 1 invitation was answered more than once; the answer exported last counts.',
    Respondents:
      '1 respondent gave 3 of the answers; each counts, and the interval takes them as independent.',
    'Nothing judged': '4 invitations are of cases of which nothing was met or missed; they count.',
    'In the workspace':
      'In no policy’s figures: 1 row of a case that no file tells, 14 invitations of cases under no policy and 1 row whose score is no number.',
  });
});

test('few delays are not described, and answers without an invitation say what they cost', () => {
  expect(
    factsOf({
      inBoth: 50,
      uninvited: 3,
      caseRowScores: 3,
      unnamedAnswers: 3,
      scaleUnknown: 1,
      sentBeforeOpening: 1,
      delay: { n: 9, medianMs: 1, p90Ms: 2, unclosed: 0 },
    }),
  ).toMatchObject({
    Delay: '9 invitations followed a closing, too few to describe how soon.',
    Scale:
      '1 invitation names no scale and counts on none, so nobody knows how many were invited on each.',
    Answers:
      '3 answers have no invitation in the data, so nobody knows how many were invited. 3 scores come from the case’s own row. 1 invitation is dated before its case was opened; it counts.',
    Respondents: '3 answers name no respondent.',
  });
});
