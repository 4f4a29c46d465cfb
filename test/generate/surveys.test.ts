import { expect, test } from 'vitest';
import type { Row } from './generated.js';
import { tables } from './histories.js';

const { surveys } = tables;
const answers = surveys.filter((row) => row.answered_at !== '');
const byCase = new Map<string | undefined, Row[]>();
for (const row of answers) byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), row]);
const isWithin = (row: Row) =>
  Number(row.score) >= Number(row.scale_min) && Number(row.score) <= Number(row.scale_max);
const isOf = (prefix: string, most: string) => (row: Row) =>
  row.case_id?.startsWith(prefix) === true && row.scale_max === most;

test.each<[string, number]>([
  [
    'cases that were judged twice by one person',
    [...byCase.values()].filter(
      (rows) => rows.length > 1 && new Set(rows.map((row) => row.respondent_id)).size < rows.length,
    ).length,
  ],
  ['people who were asked twice', surveys.length - new Set(surveys.map((row) => row.case_id)).size],
  [
    'answers of words alone',
    answers.filter((row) => row.score === '' && row.comment !== '').length,
  ],
  ['scores off their scale', answers.filter((row) => row.score !== '' && !isWithin(row)).length],
  ['answers on five points at OpenBack', answers.filter(isOf('OPN', '5')).length],
  ['answers of good or bad at OpenBack', answers.filter(isOf('OPN', '1')).length],
  [
    'answers by a colleague',
    answers.filter((row) =>
      tables.cases.some(
        (each) => each.case_id === row.case_id && each.requester_id !== row.respondent_id,
      ),
    ).length,
  ],
])('the sample has %s, and they are few', (_, count) => {
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(surveys.length / 10);
});

test('each answer says whose it is', () => {
  expect(answers.filter((row) => row.respondent_id === '')).toEqual([]);
});
