import { expect, test } from 'vitest';
import { type Desk, lines } from '../ingest/desk.js';
import { casesNamed, scoresOf, surveyed } from './surveyed.js';

const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T00:00:00Z`;
const asked = (id: string, rest: string) => `${id},${day(11)},${rest}`;

test('scales are kept apart, the most used first, and every invitation counts', async () => {
  const found = await surveyed(casesNamed('A', 'B', 'C', 'D'), {
    surveys: [
      asked('A', `${day(12)},4,1,5,,`),
      asked('B', `${day(12)},3,1,5,,`),
      asked('C', ',,1,5,,'),
      asked('D', `${day(12)},1,0,1,,`),
    ],
  });
  expect(found.satisfaction.map(({ scaleMax, goodFrom }) => [scaleMax, goodFrom])).toEqual([
    [5, 4],
    [1, 1],
  ]);
  expect(scoresOf(found)).toEqual([
    [1, 2, 3],
    [1, 1, 1],
  ]);
});

test('an answer without a score is no answer, with a comment or without, and is told', async () => {
  const found = await surveyed(casesNamed('A', 'B', 'C', 'D'), {
    surveys: [
      asked('A', `${day(12)},5,1,5,,`),
      asked('B', `${day(12)},,1,5,,`),
      asked('C', ',,1,5,Thank you,'),
      asked('D', ',,1,5,,'),
    ],
  });
  expect(scoresOf(found)).toEqual([[1, 1, 4]]);
  expect(found.surveys).toMatchObject({ blank: 2, blankWithComment: 1 });
});

test('scores off their scale, and scales with one end or upside down, are left out and told', async () => {
  const found = await surveyed(casesNamed('A', 'B', 'C', 'D', 'E'), {
    surveys: [
      asked('A', `${day(12)},5,1,5,,`),
      asked('B', `${day(12)},7,1,5,,`),
      asked('C', `${day(12)},4,,5,,`),
      asked('D', `${day(12)},4,5,1,,`),
      asked('E', `${day(12)},4,,,,`),
    ],
  });
  expect(scoresOf(found)).toEqual([[1, 1, 5]]);
  expect(found.surveys).toMatchObject({ offScale: 1, noScale: 3 });
});

test('a score without a date counts, and so does one dated before its invitation', async () => {
  const found = await surveyed(casesNamed('A', 'B'), {
    surveys: [asked('A', ',5,1,5,,'), asked('B', `${day(10)},2,1,5,,`)],
  });
  expect(scoresOf(found)).toEqual([[1, 2, 2]]);
  expect(found.surveys).toMatchObject({ undatedAnswers: 1, answeredBefore: 1 });
});

test('an answer after the as-of instant is not given yet', async () => {
  const surveys = [asked('A', `${day(12)},5,1,5,,`), asked('B', `${day(14)},1,1,5,late,r-1`)];
  const early = await surveyed(casesNamed('A', 'B'), { surveys, asOf: day(13) });
  expect(scoresOf(early)).toEqual([[1, 1, 2]]);
  expect(early.surveys).toMatchObject({ answeredLater: 1, blank: 0 });
  expect(scoresOf(await surveyed(casesNamed('A', 'B'), { surveys, asOf: day(14) }))).toEqual([
    [1, 2, 2],
  ]);
});

test('of two answers to one invitation the one exported last counts; a first answer is no second', async () => {
  const columns = 'case_id,sent_at,answered_at,score,scale_min,scale_max';
  const found = await surveyed(casesNamed('A', 'B'), {
    before: (desk) =>
      desk.take('first.csv', lines(columns, asked('A', `${day(12)},2,1,5`), asked('B', ',,1,5'))),
    surveys: [asked('A', `${day(13)},5,1,5,,`), asked('B', `${day(13)},4,1,5,,`)],
  });
  expect(scoresOf(found)).toEqual([[2, 2, 2]]);
  expect(found.surveys.answeredAgain).toBe(1);
});

test('every answer of a respondent counts, and how many gave several is told', async () => {
  const found = await surveyed(casesNamed('A', 'B', 'C', 'D', 'E'), {
    surveys: [
      asked('A', `${day(12)},5,1,5,,r-1`),
      asked('B', `${day(12)},1,1,5,,r-1`),
      asked('C', `${day(12)},5,1,5,,r-2`),
      asked('D', `${day(12)},5,1,5,,`),
      asked('E', `${day(12)},,1,5,,r-2`),
    ],
  });
  expect(scoresOf(found)).toEqual([[3, 4, 5]]);
  expect(found.surveys).toMatchObject({ repeatPeople: 1, repeatAnswers: 2, unnamedAnswers: 1 });
  expect(JSON.stringify(found)).not.toContain('r-1');
});

const row =
  'case_id,account_id,opened_at,severity,closed_at,csat_score,csat_scale_min,csat_scale_max';
const summary = (id: string, closed: string, score: number | '') =>
  `${id},A-1,2026-03-02T10:00:00Z,high,${closed},${score},1,5`;

test('the score of a case row answers the last invitation, unless a survey row has one', async () => {
  const found = await surveyed(casesNamed('Z'), {
    before: (desk) =>
      desk.take(
        'summaries.csv',
        lines(row, summary('A', day(10), 5), summary('B', day(10), 1), summary('C', day(10), '')),
      ),
    surveys: [asked('B', `${day(12)},4,1,5,,`), asked('C', ',,1,5,,')],
    events: [`A,${day(11)},survey_sent,`, `A,${day(13)},survey_sent,`],
  });
  expect(scoresOf(found)).toEqual([[2, 2, 4]]);
  expect(found.surveys).toMatchObject({ caseRowScores: 1, uninvited: 0, answeredBefore: 0 });
});

test('without an invitation it counts in the month of the closing, and not before it', async () => {
  const told = {
    before: (desk: Desk) => desk.take('summaries.csv', lines(row, summary('A', day(31), 5))),
  };
  const found = await surveyed(casesNamed('Z'), told);
  expect(scoresOf(found)).toEqual([[1, 1, null]]);
  const before = await surveyed(casesNamed('Z'), { ...told, asOf: day(30) });
  expect(before.satisfaction).toEqual([]);
  const april = await surveyed(casesNamed('Z'), { ...told, scope: { month: '2026-04' } });
  expect(scoresOf(april)).toEqual([[0, 0, 0]]);
  expect(april.satisfaction[0]?.months.at(-2)?.score.answered).toBe(1);
});
