import { expect, test } from 'vitest';
import { casesNamed, scoresOf, surveyed } from './surveyed.js';

const day = (date: number, time = '00:00:00') =>
  `2026-03-${String(date).padStart(2, '0')}T${time}Z`;
const answered = (id: string, score: number, date = 11) =>
  `${id},${day(date)},${day(date + 1)},${score},1,5,,`;
const silent = (id: string, date = 11) => `${id},${day(date)},,,1,5,,`;

test('an event and a survey row a few seconds apart are one invitation', async () => {
  const found = await surveyed(casesNamed('A', 'B'), {
    surveys: [`A,${day(11, '10:00:03')},${day(12)},5,1,5,,`, silent('B')],
    events: [`A,${day(11, '10:00:00')},survey_sent,`],
  });
  expect(scoresOf(found)).toEqual([[1, 1, 2]]);
  expect(found.surveys).toMatchObject({ invitations: 2, inBoth: 1, inEvents: 0, inSurveys: 1 });
});

test('an hour apart they are two, and so is what an event alone tells', async () => {
  const { surveys } = await surveyed(casesNamed('A', 'B', 'C'), {
    surveys: [silent('A'), silent('B')],
    events: [
      `A,${day(11, '01:00:00')},survey_sent,`,
      `B,${day(11, '00:59:59')},survey_sent,`,
      `C,${day(12)},survey_sent,`,
    ],
  });
  expect(surveys).toMatchObject({ invitations: 4, inBoth: 1, inEvents: 2, inSurveys: 1 });
});

test('of several within the hour the first event is of the first row, the second of the second', async () => {
  const { surveys } = await surveyed(casesNamed('A'), {
    surveys: [`A,${day(11, '10:00:05')},,,1,5,,`, `A,${day(11, '10:20:05')},,,1,5,,`],
    events: [
      `A,${day(11, '10:00:00')},survey_sent,`,
      `A,${day(11, '10:20:00')},survey_sent,`,
      `A,${day(11, '10:40:00')},survey_sent,`,
    ],
  });
  expect(surveys).toMatchObject({ invitations: 3, inBoth: 2, inEvents: 1, inSurveys: 0 });
});

test('an answer that says not when it was asked for takes the last invitation before it', async () => {
  const { surveys, satisfaction } = await surveyed(casesNamed('A'), {
    surveys: [`A,,${day(12)},5,1,5,,`],
    events: [`A,${day(10)},survey_sent,`, `A,${day(11)},survey_sent,`, `A,${day(13)},survey_sent,`],
  });
  expect(surveys).toMatchObject({ invitations: 3, inBoth: 1, inEvents: 2, uninvited: 0 });
  expect(satisfaction[0]?.all).toMatchObject({ good: 1, answered: 1, invited: 3 });
});

test('where an answer has no invitation nobody knows how many were invited, and no bounds are given', async () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'];
  const [last = '', ...others] = names;
  const rows = others.map((id) => answered(id, 5));
  const whole = await surveyed(casesNamed(...names), { surveys: [...rows, silent(last)] });
  expect(whole.satisfaction[0]?.all).toMatchObject({
    invited: 11,
    boundLow: 10 / 11,
    boundHigh: 1,
  });
  const torn = await surveyed(casesNamed(...names), {
    surveys: [...rows, `${last},,${day(12)},1,1,5,,`],
  });
  expect(torn.satisfaction[0]?.all).toMatchObject({
    good: 10,
    answered: 11,
    invited: null,
    boundLow: null,
    boundHigh: null,
  });
  expect(torn.surveys.uninvited).toBe(1);
});

test('each invitation of a case counts, in its own month, also with no closing between', async () => {
  const { surveys, satisfaction } = await surveyed(casesNamed('A', 'B'), {
    surveys: [
      'A,2026-02-27T00:00:00Z,2026-03-01T00:00:00Z,1,1,5,,',
      answered('A', 5, 11),
      silent('B', 11),
      answered('B', 4, 21),
    ],
    events: [
      `A,${day(10)},status,solved`,
      `B,${day(10)},status,solved`,
      `B,${day(20)},status,solved`,
    ],
  });
  expect(satisfaction[0]?.all).toMatchObject({ good: 2, answered: 2, invited: 3 });
  const months = satisfaction[0]?.months.slice(-2).map(({ score }) => [score.good, score.answered]);
  expect(months).toEqual([
    [0, 1],
    [2, 2],
  ]);
  expect(surveys).toMatchObject({ askedAgain: 2, askedAgainUnclosed: 1 });
});

test('an invitation after the as-of instant is not there', async () => {
  const { surveys } = await surveyed(casesNamed('A', 'B'), {
    surveys: [silent('A', 11), silent('B', 13)],
    events: [`B,${day(13)},survey_sent,`],
    asOf: day(12),
  });
  expect(surveys.invitations).toBe(1);
});

test('what no scale is told of counts on the only one in use then, and on none of several', async () => {
  const events = [`C,${day(11)},survey_sent,`];
  const one = await surveyed(casesNamed('A', 'C'), { surveys: [answered('A', 5)], events });
  expect(scoresOf(one)).toEqual([[1, 1, 2]]);
  expect(one.surveys).toMatchObject({ scaleAssumed: 1, scaleUnknown: 0 });
  const two = await surveyed(casesNamed('A', 'B', 'C'), {
    surveys: [answered('A', 5), `B,${day(11)},${day(12)},0,0,1,,`],
    events,
  });
  expect(scoresOf(two)).toEqual([
    [0, 1, null],
    [1, 1, null],
  ]);
  expect(two.surveys).toMatchObject({ scaleAssumed: 0, scaleUnknown: 1 });
});

test('a scale is in use from the first to the last invitation that names it', async () => {
  const binary = (id: string, date: number) => `${id},${day(date)},${day(date + 1)},1,0,1,,`;
  const found = await surveyed(casesNamed('A', 'B', 'C', 'D', 'E', 'F', 'G'), {
    surveys: [binary('A', 5), binary('B', 12), answered('C', 5, 10), answered('D', 5, 20)],
    events: [`E,${day(4)},survey_sent,`, `F,${day(11)},survey_sent,`, `G,${day(25)},survey_sent,`],
  });
  expect(found.surveys).toMatchObject({ scaleAssumed: 2, scaleUnknown: 1 });
});

test('the delay runs from the last closing before the invitation; solving what is solved closes nothing', async () => {
  const { surveys } = await surveyed(casesNamed('A', 'B', 'C'), {
    surveys: [silent('A', 11), silent('B', 11), silent('C', 11)],
    events: [
      `A,${day(5)},status,closed`,
      `A,${day(6)},status,open`,
      `A,${day(10, '22:00:00')},status,solved`,
      `A,${day(10, '23:00:00')},status,solved`,
      `A,${day(12)},status,open`,
      `B,${day(10, '20:00:00')},status,solved`,
      `B,${day(10, '23:00:00')},status,closed`,
      `C,${day(12)},status,closed`,
    ],
  });
  expect(surveys.delay).toEqual({
    n: 2,
    medianMs: 1.5 * 3_600_000,
    p90Ms: 1.9 * 3_600_000,
    unclosed: 1,
  });
});

test('cases that no file tells and cases under no policy are counted aside, and not for one account', async () => {
  const told = {
    surveys: [silent('A'), silent('Z'), silent('S'), `A,${day(20)},,five,1,5,,`],
    events: [`Y,${day(11)},survey_sent,`],
    more: { 'stranger.csv': `case_id,account_id,opened_at\nS,X-9,${day(3)}\n` },
  };
  const whole = await surveyed(casesNamed('A'), told);
  expect(scoresOf(whole)).toEqual([[0, 0, 1]]);
  expect(whole.surveys).toMatchObject({ unknownCases: 2, withoutContract: 1, unreadScores: 1 });
  const one = await surveyed(casesNamed('A'), { ...told, scope: { account: 'A-1' } });
  expect(one.surveys).toMatchObject({ unknownCases: 0, withoutContract: 0, unreadScores: 0 });
});

test('of cases of which nothing is judged the invitations count, and are told', async () => {
  const unjudged = { id: 'B', opened: '2026-03-02T10:00:00Z' };
  const { surveys, satisfaction } = await surveyed([...casesNamed('A'), unjudged], {
    surveys: [answered('A', 5), answered('B', 2)],
    events: ['B,2026-03-02T10:10:00Z,withdrawn,'],
  });
  expect(satisfaction[0]?.all).toMatchObject({ good: 1, answered: 2 });
  expect(surveys.notJudged).toBe(1);
});
