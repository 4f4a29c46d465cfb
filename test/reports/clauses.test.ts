import { expect, test } from 'vitest';
import { monthlyModel } from '../../reports/monthly/model.js';
import { findingsWith } from './fixtures/findings.js';

const factsOf = (given: Parameters<typeof findingsWith>[0]) =>
  (monthlyModel(findingsWith(given)).data?.blocks ?? []).flatMap((block) =>
    block.kind === 'facts' ? block.facts : [],
  );

test('the month says how many of the policy’s clauses are computed, and where they are listed', () => {
  expect(factsOf({})).toContainEqual({
    label: 'Clauses',
    text: 'Of the policy’s 5 clauses, 2 are computed, 1 described, 1 needs a field and 1 is not monitorable; punctual policy show acme lists them.',
  });
});

test('a policy that lists no clauses says nothing of them', () => {
  const { policy } = findingsWith();
  const none = {
    all: 0,
    computed: 0,
    described: 0,
    needsField: 0,
    notMonitorable: 0,
    unclassed: 0,
  };
  expect(factsOf({ policy: { ...policy, clauses: none } }).map(({ label }) => label)).not.toContain(
    'Clauses',
  );
});
