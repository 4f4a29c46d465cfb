import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policySchema } from '../../pipeline/policy/schema.js';
import { arbitraryCase, type Told } from '../properties/arbitrary-case.js';
import { arbitraryPolicy } from '../properties/arbitrary-policy.js';
import { exportOfTold } from '../properties/batch.js';
import { queuesOf } from './queues-of.js';
import { type SlowOvertake, slowOvertakes } from './slow-queue.js';

const day = 86_400_000;
const start = Date.UTC(2024, 3, 1);
const asOf = start + 12 * day + 7;

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

const queued = (id: string) =>
  fc.tuple(arbitraryPolicy(id), order, fc.boolean()).map(([policy, queue_order, isUnpromised]) => {
    const { first_response, ...others } = policy.promises as Record<string, unknown>;
    const promises = isUnpromised ? others : { first_response, ...others };
    return { ...policy, promises, readings: {}, descriptions: { queue_order } };
  });

const crowd = (policy: string, cases: number) =>
  fc
    .array(fc.tuple(arbitraryCase('case', policy, 0), fc.integer({ min: 0, max: 6 * 96 })), {
      minLength: cases,
      maxLength: cases,
    })
    .map((drawn) => drawn.map(([told, place], index) => moved(told, `${policy}-${index}`, place)));

/** The case under a name of its own, with its whole history brought into the same few days. */
function moved({ row, events, account, contract }: Told, id: string, place: number): Told {
  const opened = start + (place * day) / 96 + (row.opened_at_ms % 3);
  const account_id = `account of ${id}`;
  return {
    row: { ...row, case_id: id, account_id, opened_at_ms: opened },
    events: events.map((fact) => ({ ...fact, at_ms: fact.at_ms - row.opened_at_ms + opened })),
    account: { ...account, account_id },
    contract: { ...contract, account_id },
    surveys: [],
    engagements: [],
  };
}

function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (value === undefined) throw new Error('Nothing was drawn.');
  return value;
}

/** How often each case was overtaken. */
function timesOf(slow: readonly SlowOvertake[]): Record<string, number> {
  const times: Record<string, number> = {};
  for (const id of slow.flatMap(({ overtaken }) => overtaken)) times[id] = (times[id] ?? 0) + 1;
  return times;
}

/** A report shows the twenty-five that were overtaken most often, of each queue. */
function expectMostOvertaken(
  queue: string,
  shown: Readonly<Record<string, number>>,
  all: Readonly<Record<string, number>>,
): void {
  const own = (times: Readonly<Record<string, number>>) =>
    Object.entries(times).filter(([id]) => id.startsWith(`${queue}-`));
  const most = own(all)
    .map(([, count]) => count)
    .sort((a, b) => b - a)
    .slice(0, 25);
  expect(
    own(shown)
      .map(([, count]) => count)
      .sort((a, b) => b - a),
  ).toEqual(most);
  for (const [id, count] of own(shown)) expect([id, count]).toEqual([id, all[id]]);
}

test.each([1, 2])(
  'whatever the policy and the crowd, a response overtakes whom a slow look at every pair finds (%i)',
  async (seed) => {
    const names = Array.from({ length: 8 }, (_, index) => `q${index}`);
    const policies = names.map((name, index) => draw(queued(name), seed * 100 + index));
    const told = names.flatMap((name, index) => draw(crowd(name, 45), seed * 1000 + index));
    const world = exportOfTold(told, policies);
    const slow = slowOvertakes(
      world.world,
      policies.map((policy) => policySchema.parse(policy)),
      asOf,
    );
    const told20 = slow
      .filter(({ overtaken }) => overtaken.length > 0)
      .map(({ case_id, overtaken }) => [case_id, overtaken.length, overtaken.slice(0, 20)]);
    expect(told20.length).toBeGreaterThan(30);
    const fast = await queuesOf(world, asOf, names, '2024-04');
    expect(fast.responses).toBe(slow.length);
    expect(sorted(fast.overtakes)).toEqual(sorted(told20));
    for (const name of names) expectMostOvertaken(name, fast.times, timesOf(slow));
  },
  60_000,
);

function sorted(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
