import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { uncoveredHolidays } from '../../pipeline/replay/holiday-cover.js';

const policies = loadShippedPolicies().filter(({ policy }) => policy.id === 'probax');

test('data from before a holiday list begins is told, list by list', () => {
  const told = uncoveredHolidays(policies, Date.parse('2012-05-01'), Date.parse('2014-05-01'));
  expect(told.map(({ list, from }) => [list, from])).toEqual([
    ['au', '2013-01-01'],
    ['us', '2013-01-01'],
  ]);
});

test('nothing is told of data that every list covers', () => {
  expect(uncoveredHolidays(policies, Date.parse('2024-01-01'), Date.parse('2026-11-01'))).toEqual(
    [],
  );
});
