import { expect, test } from 'vitest';
import { at, crowd, desk, type Told } from './crowd.js';
import { findQueues, queuesOf } from './queues-of.js';

const evening = at('2026-03-10T23:00');

/** Whom each response overtook, the first in line first. */
async function overtakes(told: readonly Told[], policy: Parameters<typeof crowd>[1] = desk) {
  const found = await queuesOf(crowd(told, policy), evening, [policy.id], '2026-03');
  return Object.fromEntries(found.overtakes.map(([id, , listed]) => [id, listed]));
}

const waiting = (id: string, opened: string, more: Partial<Told> = {}): Told => ({
  id,
  opened,
  ...more,
});
const answered = (id: string, opened: string, time: string, more: Partial<Told> = {}): Told => ({
  id,
  opened,
  ...more,
  later: [...(more.later ?? []), `${time} answered`],
});
const high = { severity: 'high' };
const gold = { tier: 'gold' };

test('an answer to the less severe overtakes the more severe, however late it came, and never the other way', async () => {
  expect(
    await overtakes([answered('low', '09:00', '11:00'), waiting('high', '10:00', high)]),
  ).toEqual({ low: ['high'] });
  expect(
    await overtakes([answered('high', '10:00', '11:00', high), waiting('low', '09:00')]),
  ).toEqual({});
});

test('within a severity the better tier goes first, and after that who came first', async () => {
  expect(
    await overtakes([
      answered('silver', '09:00', '12:00'),
      waiting('gold later', '11:00', gold),
      waiting('gold earlier', '10:00', gold),
      waiting('silver later', '09:30'),
      waiting('silver earlier', '08:00'),
      waiting('high silver', '11:30', high),
    ]),
  ).toEqual({ silver: ['high silver', 'gold earlier', 'gold later', 'silver earlier'] });
});

test('an order that does not name the tier does not look at it', async () => {
  const { queue_order } = desk.descriptions;
  const order = ['severity', 'first_come'];
  const policy = { ...desk, descriptions: { queue_order: { ...queue_order, order } } };
  expect(
    await overtakes([answered('silver', '09:00', '12:00'), waiting('gold', '10:00', gold)], policy),
  ).toEqual({});
});

test('where first come is no key, cases of one rank overtake each other never', async () => {
  const { queue_order } = desk.descriptions;
  const order = ['severity', 'tier'];
  const policy = { ...desk, descriptions: { queue_order: { ...queue_order, order } } };
  expect(
    await overtakes([answered('later', '10:00', '12:00'), waiting('earlier', '08:00')], policy),
  ).toEqual({});
});

test('what goes first by its kind overtakes nobody of its severity, and is overtaken by all others', async () => {
  const queue_order = {
    ...desk.descriptions.queue_order,
    order: ['severity', 'lifted', 'first_come'],
    lifted: { category: ['restore', 'backup'] },
  };
  const policy = { ...desk, descriptions: { queue_order } };
  const restore = { category: 'restore' };
  expect(
    await overtakes(
      [answered('restore', '11:00', '12:00', restore), waiting('other', '09:00')],
      policy,
    ),
  ).toEqual({});
  expect(
    await overtakes(
      [
        answered('other', '09:00', '12:00', { category: 'billing' }),
        waiting('restore', '11:00', restore),
        waiting('backup', '10:00', { category: 'backup' }),
        waiting('no category', '11:00'),
      ],
      policy,
    ),
  ).toEqual({ other: ['backup', 'restore'] });
});

test('nobody is overtaken whose hours are closed just then', async () => {
  const night = waiting('sydney', '2026-03-10T00:00', { ...high, country: 'AU' });
  expect(await overtakes([answered('low', '05:00', '06:59:59'), night])).toEqual({
    low: ['sydney'],
  });
  expect(await overtakes([answered('low', '05:00', '07:00'), night])).toEqual({});
});

test('a window that opens in the instant of the response is open', async () => {
  const early = waiting('office', '08:00', high);
  expect(await overtakes([answered('low', '05:00', '09:00'), early])).toEqual({ low: ['office'] });
  expect(await overtakes([answered('low', '05:00', '08:59:59.999'), early])).toEqual({});
});

test('who came no longer than the tolerance before is not overtaken, at any rank', async () => {
  expect(
    await overtakes([answered('low', '09:00', '11:05'), waiting('high', '11:00', high)]),
  ).toEqual({});
  expect(
    await overtakes([answered('low', '09:00', '11:05:00.001'), waiting('high', '11:00', high)]),
  ).toEqual({ low: ['high'] });
  expect(
    await overtakes([answered('later', '09:05', '12:00'), waiting('earlier', '09:00')]),
  ).toEqual({});
  expect(
    await overtakes([answered('later', '09:05:00.001', '12:00'), waiting('earlier', '09:00')]),
  ).toEqual({ later: ['earlier'] });
});

test('answers of one instant overtake none of each other', async () => {
  expect(
    await overtakes([answered('low', '09:00', '12:00'), answered('high', '10:00', '12:00', high)]),
  ).toEqual({});
});

test('a severity counts as it stands in the instant of the response', async () => {
  const raisedAt = (time: string) =>
    waiting('raised', '10:00', { later: [`${time} severity high`] });
  const low = answered('low', '09:00', '12:00');
  expect(await overtakes([low, raisedAt('12:00')])).toEqual({ low: ['raised'] });
  expect(await overtakes([low, raisedAt('12:00:00.001')])).toEqual({});
  const own = answered('own', '09:00', '12:00', { later: ['12:00 severity high'] });
  expect(await overtakes([own, waiting('high', '10:00', high)])).toEqual({});
});

test('who is solved or withdrawn waits no longer, and who is reopened waits again', async () => {
  const low = answered('low', '09:00', '12:00');
  const solved = (...later: string[]) => waiting('high', '10:00', { ...high, later });
  expect(await overtakes([low, solved('11:00 status solved')])).toEqual({});
  expect(await overtakes([low, solved('12:00 status closed')])).toEqual({});
  expect(await overtakes([low, solved('11:00 withdrawn')])).toEqual({});
  expect(await overtakes([low, solved('11:00 status solved', '11:30 status open')])).toEqual({
    low: ['high'],
  });
  expect(await overtakes([low, solved('11:00 status pending')])).toEqual({ low: ['high'] });
});

test('only the first human message is a response', async () => {
  const told = [
    answered('low', '09:00', '10:00', { later: ['09:10 message system'] }),
    waiting('high', '09:05', { ...high, later: ['11:00 answered'] }),
  ];
  expect(await overtakes(told)).toEqual({ low: ['high'] });
  const twice = answered('low', '09:00', '10:00', { later: ['09:01 answered'] });
  expect(await overtakes([twice, waiting('high', '09:05', high)])).toEqual({});
});

test('what is owed no response neither waits nor overtakes', async () => {
  const training = { category: 'training' };
  const late = waiting('high', '10:00', high);
  expect(await overtakes([answered('training', '09:00', '12:00', training), late])).toEqual({});
  expect(await overtakes([answered('ours', '12:00', '12:00', { by: 'agent' }), late])).toEqual({});
  const out = waiting('training', '10:00', { ...high, ...training });
  expect(await overtakes([answered('low', '09:00', '12:00'), out])).toEqual({});
});

test('a policy without a first-response promise has a queue in its support hours', async () => {
  const policy = { ...desk, promises: {} };
  const told = (time: string) => [answered('low', '05:00', time), waiting('high', '08:00', high)];
  expect(await overtakes(told('12:00'), policy)).toEqual({ low: ['high'] });
  expect(await overtakes(told('08:30'), policy)).toEqual({});
});

test('cases whose hours nobody can tell are counted, and never called overtaken', async () => {
  const told = [
    answered('low', '09:00', '12:00'),
    waiting('high', '10:00', { ...high, country: null }),
  ];
  const [queue] = await findQueues(crowd(told), evening, ['desk'], '2026-03');
  expect(queue?.overtaking).toMatchObject({ part: 0, n: 1 });
  expect(queue?.unplaced).toBe(1);
});

test('a message of which nobody knows who wrote it ends the waiting and is no response', async () => {
  const unknown = { later: ['11:00 message'] };
  expect(
    await overtakes([
      answered('low', '09:00', '12:00'),
      waiting('high', '10:00', { ...high, ...unknown }),
    ]),
  ).toEqual({});
  expect(
    await overtakes([answered('low', '09:00', '12:00', unknown), waiting('high', '10:00', high)]),
  ).toEqual({});
});

test('of many overtaken all are counted and twenty named', async () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    waiting(`high ${String(index).padStart(2, '0')}`, `09:${10 + index}`, high),
  );
  const found = await queuesOf(
    crowd([...many, answered('low', '09:00', '12:00')]),
    evening,
    ['desk'],
    '2026-03',
  );
  expect(found.overtakes).toEqual([['low', 25, many.slice(0, 20).map(({ id }) => id)]]);
});

test('cases of two policies do not stand in one queue, versions that rank alike do', async () => {
  const low = answered('low', '2026-03-09T10:00', '12:00');
  const late = waiting('high', '10:00', high);
  const one = crowd([low, late]);
  const later = { ...desk, version: '2', effective: { from: '2026-03-10' } };
  const earlier = { ...desk, effective: { from: '2026-01-01', to: '2026-03-09' } };
  const read = one.files[0]?.read ?? ((tree: object) => tree as never);
  const versions = { ...one, files: [earlier, later].map((raw) => ({ raw, read })) };
  expect((await queuesOf(versions, evening, ['desk'], '2026-03')).overtakes).toEqual([
    ['low', 1, ['high']],
  ]);
  const contracts = one.world.contracts.map((contract) =>
    contract.account_id === 'account of high' ? { ...contract, policy: 'other' } : contract,
  );
  const policies = {
    world: { ...one.world, contracts },
    files: [desk, { ...desk, id: 'other' }].map((raw) => ({ raw, read })),
  };
  expect((await queuesOf(policies, evening, ['desk', 'other'], '2026-03')).overtakes).toEqual([]);
});
