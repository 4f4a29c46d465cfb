import { expect, test } from 'vitest';
import type { GroupScore } from '../../pipeline/findings/contract.js';
import type { Told } from './acme.js';
import { casesNamed, surveyed } from './surveyed.js';

const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T00:00:00Z`;
const answer = (id: string, score: number) => `${id},${day(11)},${day(12)},${score},1,5,,`;

const ofAccount = (account: string, count: number): Told[] =>
  casesNamed(...Array.from({ length: count }, (_, index) => `${account}-${index}`)).map((told) => ({
    ...told,
    account,
  }));

test('a survey counts under the severity in force when it was sent, and the tier of its case', async () => {
  const { satisfaction } = await surveyed(casesNamed('A', 'B', 'C'), {
    surveys: [answer('A', 5), answer('B', 5), answer('C', 2)],
    events: [
      `A,${day(10)},severity,low`,
      `B,${day(12)},severity,low`,
      `C,${day(9)},severity,low`,
      `C,${day(10)},severity,high`,
    ],
  });
  const counts = (list: readonly GroupScore[] = []) =>
    list.map(({ value, score }) => [value, score.good, score.answered]);
  expect(counts(satisfaction[0]?.severities)).toEqual([
    ['high', 1, 2],
    ['low', 1, 1],
  ]);
  expect(counts(satisfaction[0]?.tiers)).toEqual([['gold', 2, 3]]);
});

test('answers on cases with a missed obligation stand against all others', async () => {
  const late: Told = { id: 'L', opened: day(2), answered: day(3) };
  const { satisfaction } = await surveyed([...casesNamed('A', 'B'), late], {
    surveys: [answer('A', 5), answer('B', 2), answer('L', 1), 'L,2026-03-20T00:00:00Z,,,1,5,,'],
  });
  expect(satisfaction[0]?.withMiss).toMatchObject({ good: 0, answered: 1, invited: 2 });
  expect(satisfaction[0]?.withoutMiss).toMatchObject({ good: 1, answered: 2, invited: 2 });
});

test('accounts are ranked from ten answers on, the lowest first, the others counted together', async () => {
  const accounts = [ofAccount('A-1', 10), ofAccount('B-2', 11), ofAccount('C-3', 9)];
  const cases = accounts.flat();
  const surveys = cases.map(({ id, account }, index) =>
    answer(id, account === 'B-2' && index % 2 === 0 ? 1 : 5),
  );
  const { satisfaction } = await surveyed(cases, { surveys });
  const span = satisfaction[0]?.span;
  expect(span?.accounts.map(({ id, name, score }) => [id, name, score.good])).toEqual([
    ['B-2', 'Account B-2', 5],
    ['A-1', 'Account A-1', 10],
  ]);
  expect(span?.otherAccounts).toMatchObject({ count: 1, score: { good: 9, answered: 9 } });
});

test('a report of one account says nothing of the others, and counts by the same scale', async () => {
  const cases = [...ofAccount('A-1', 10), ...ofAccount('B-2', 10)];
  const surveys = cases.map(
    ({ id, account }) => `${id},${day(11)},${day(12)},${account === 'A-1' ? 0.8 : 1},0,1,,`,
  );
  const { satisfaction } = await surveyed(cases, { surveys, scope: { account: 'B-2' } });
  expect(satisfaction[0]).toMatchObject({
    goodFrom: 0.75,
    hasParts: true,
    all: { answered: 10, invited: 10 },
    span: { accounts: [], otherAccounts: { count: 0, score: { answered: 0 } } },
  });
  expect(JSON.stringify(satisfaction)).not.toContain('A-1');
});

test('scales of ten have two good answers, scales of three one', async () => {
  const { satisfaction } = await surveyed(casesNamed('A', 'B'), {
    surveys: [`A,${day(11)},${day(12)},8,1,10,,`, `B,${day(11)},${day(12)},2,1,3,,`],
  });
  expect(satisfaction.map(({ scaleMax, goodFrom, all }) => [scaleMax, goodFrom, all.good])).toEqual(
    [
      [3, 3, 0],
      [10, 9, 0],
    ],
  );
});
