import { expect, test } from 'vitest';
import { computeDues } from '../../pipeline/due.js';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { judgeExamples } from '../../pipeline/policy/worked-examples.js';

test('every worked example of the four policies comes out as its policy says', async () => {
  const judged = await judgeExamples(loadShippedPolicies(), computeDues);
  expect(judged.flatMap(({ failures }) => failures)).toEqual([]);
  for (const { count } of judged) expect(count).toBeGreaterThanOrEqual(12);
});
