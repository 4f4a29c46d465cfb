import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeDues } from '../../pipeline/due.js';
import { loadPolicies } from '../../pipeline/policy/load.js';
import { judgeExamples } from '../../pipeline/policy/worked-examples.js';
import { packageRoot } from '../../pipeline/root.js';

const names = ['technical-support', 'itsm-tickets', 'servicenow-incidents'];

test('every worked example of the policies for exports from elsewhere comes out', async () => {
  const folder = join(packageRoot, 'test', 'shared-data');
  const policies = loadPolicies(names.map((name) => join(folder, name, 'policy.yaml')));
  const judged = await judgeExamples(policies, computeDues);
  expect(judged.flatMap(({ failures }) => failures)).toEqual([]);
  expect(judged.map(({ count }) => count)).toEqual([2, 2, 4]);
});
