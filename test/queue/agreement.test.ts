import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policySchema } from '../../pipeline/policy/schema.js';
import { arbitraryCase, type Told } from '../properties/arbitrary-case.js';
import { arbitraryPolicy } from '../properties/arbitrary-policy.js';
import { exportOfTold } from '../properties/batch.js';
import { overtakesOf } from './overtakes.js';
import { slowOvertakes } from './slow-queue.js';

const start = Date.UTC(2024, 2, 28);
const day = 86_400_000;
const asOf = start + 9 * day + 7;

const order = fc.record({
  clause: fc.constant('PP-08'),
  order: fc.constantFrom(
    ['severity', 'tier', 'first_come'],
    ['tier', 'severity', 'first_come'],
    ['severity', 'lifted', 'first_come'],
    ['lifted', 'severity'],
    ['first_come'],
    ['severity', 'first_come', 'tier'],
  ),
  lifted: fc.constantFrom({ channel: ['phone'] }, { tier: 'gold', country: 'AU' }),
  tolerance: fc.constantFrom('1 minutes', '15 minutes', '3 hours'),
});

const queued = fc
  .tuple(arbitraryPolicy('queued'), order, fc.boolean())
  .map(([policy, queue_order, isUnpromised]) => {
    const { first_response, ...others } = policy.promises as Record<string, unknown>;
    const promises = isUnpromised ? others : { first_response, ...others };
    return { ...policy, promises, readings: {}, descriptions: { queue_order } };
  });

const crowd = fc
  .array(fc.tuple(arbitraryCase('case', 'queued', 0), fc.integer({ min: 0, max: 5 * 96 })), {
    minLength: 25,
    maxLength: 40,
  })
  .map((drawn) => drawn.map(([told, place], index) => moved(told, index, place)));

/** The case under a name of its own, with its whole history brought into the same few days. */
function moved({ row, events, account, contract }: Told, index: number, place: number): Told {
  const opened = start + (place * day) / 96 + (row.opened_at_ms % 3);
  const account_id = `account ${index}`;
  return {
    row: { ...row, case_id: `case ${index}`, account_id, opened_at_ms: opened },
    events: events.map((fact) => ({ ...fact, at_ms: fact.at_ms - row.opened_at_ms + opened })),
    account: { ...account, account_id },
    contract: { ...contract, account_id },
  };
}

test('whatever the policy and the crowd, a response overtakes whom the slow look at every pair finds', async () => {
  let overtakes = 0;
  await fc.assert(
    fc.asyncProperty(queued, crowd, async (policy, told) => {
      const world = exportOfTold(told, [policy]);
      const slow = slowOvertakes(world.world, [policySchema.parse(policy)], asOf);
      const fast = await overtakesOf(world, asOf);
      overtakes += slow.filter(({ overtaken }) => overtaken.length > 0).length;
      expect(fast.responses).toBe(slow.length);
      expect(fast.overtakes).toEqual(
        slow
          .filter(({ overtaken }) => overtaken.length > 0)
          .map(({ case_id, overtaken }) => ({ case_id, overtaken: overtaken.length }))
          .sort((a, b) => (a.case_id < b.case_id ? -1 : 1)),
      );
    }),
    { numRuns: 25, seed: 20261125 },
  );
  expect(overtakes).toBeGreaterThan(50);
}, 120_000);
