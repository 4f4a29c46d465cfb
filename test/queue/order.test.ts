import { expect, test } from 'vitest';
import type { Export } from '../stories/export.js';
import { at, crowd, desk, type Told } from './crowd.js';
import { findQueues, queuesOf } from './queues-of.js';

const evening = at('2026-03-10T23:00');

type Terms = NonNullable<Parameters<typeof crowd>[1]>;
type Passed = Readonly<Record<string, readonly string[]>>;

interface Claimed {
  readonly id: string;
  readonly told: readonly Told[];
  readonly policy: Terms;
}

const claimed: Claimed[] = [];
let found: Promise<Map<string, Passed>> | undefined;

/** A test of whom responses overtook in some crowds; all crowds are replayed at once, each under a policy of its own. */
function claim(
  title: string,
  tell: (passes: (expected: Passed, told: readonly Told[], policy?: Terms) => void) => void,
): void {
  const expectations: { id: string; expected: Passed }[] = [];
  tell((expected, told, policy = desk) => {
    const id = `crowd-${claimed.length}`;
    claimed.push({ id, told, policy });
    expectations.push({ id, expected });
  });
  test(title, async () => {
    found ??= overtakesOf(claimed);
    const passed = await found;
    for (const { id, expected } of expectations) expect(passed.get(id)).toEqual(expected);
  });
}

/** Whom each response overtook, the first in line first. */
async function overtakesOf(all: readonly Claimed[]): Promise<Map<string, Passed>> {
  const exports = all.map(({ id, told, policy }) =>
    crowd(
      told.map((each) => ({ ...each, id: `${id}/${each.id}` })),
      { ...policy, id },
    ),
  );
  const joined = joinedExport(exports);
  const { overtakes } = await queuesOf(
    joined,
    evening,
    all.map(({ id }) => id),
    '2026-03',
  );
  const nameOf = (id: string) => id.slice(id.indexOf('/') + 1);
  return new Map(
    all.map(({ id }) => [
      id,
      Object.fromEntries(
        overtakes
          .filter(([caseId]) => caseId.startsWith(`${id}/`))
          .map(([caseId, , listed]) => [nameOf(caseId), listed.map(nameOf)]),
      ),
    ]),
  );
}

function joinedExport(exports: readonly Export[]): Export {
  const all = <Key extends 'cases' | 'accounts' | 'contracts'>(key: Key) =>
    exports.flatMap(({ world }) => [...world[key]]) as unknown as Export['world'][Key];
  return {
    world: {
      cases: all('cases'),
      events: Object.assign({}, ...exports.map(({ world }) => world.events)),
      accounts: all('accounts'),
      contracts: all('contracts'),
      contacts: [],
      surveys: [],
      engagements: [],
      releases: [],
      holidays: [],
    },
    files: exports.flatMap(({ files }) => files),
  };
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

claim(
  'an answer to the less severe overtakes the more severe, however late it came, and never the other way',
  (passes) => {
    passes({ low: ['high'] }, [answered('low', '09:00', '11:00'), waiting('high', '10:00', high)]);
    passes({}, [answered('high', '10:00', '11:00', high), waiting('low', '09:00')]);
  },
);

claim('within a severity the better tier goes first, and after that who came first', (passes) => {
  passes({ silver: ['high silver', 'gold earlier', 'gold later', 'silver earlier'] }, [
    answered('silver', '09:00', '12:00'),
    waiting('gold later', '11:00', gold),
    waiting('gold earlier', '10:00', gold),
    waiting('silver later', '09:30'),
    waiting('silver earlier', '08:00'),
    waiting('high silver', '11:30', high),
  ]);
});

claim('an order that does not name the tier does not look at it', (passes) => {
  const { queue_order } = desk.descriptions;
  const order = ['severity', 'first_come'];
  const policy = { ...desk, descriptions: { queue_order: { ...queue_order, order } } };
  passes({}, [answered('silver', '09:00', '12:00'), waiting('gold', '10:00', gold)], policy);
});

claim('where first come is no key, cases of one rank overtake each other never', (passes) => {
  const { queue_order } = desk.descriptions;
  const order = ['severity', 'tier'];
  const policy = { ...desk, descriptions: { queue_order: { ...queue_order, order } } };
  passes({}, [answered('later', '10:00', '12:00'), waiting('earlier', '08:00')], policy);
});

claim(
  'what goes first by its kind overtakes nobody of its severity, and is overtaken by all others',
  (passes) => {
    const queue_order = {
      ...desk.descriptions.queue_order,
      order: ['severity', 'lifted', 'first_come'],
      lifted: { category: ['restore', 'backup'] },
    };
    const policy = { ...desk, descriptions: { queue_order } };
    const restore = { category: 'restore' };
    passes({}, [answered('restore', '11:00', '12:00', restore), waiting('other', '09:00')], policy);
    passes(
      { other: ['backup', 'restore'] },
      [
        answered('other', '09:00', '12:00', { category: 'billing' }),
        waiting('restore', '11:00', restore),
        waiting('backup', '10:00', { category: 'backup' }),
        waiting('no category', '11:00'),
      ],
      policy,
    );
  },
);

claim('nobody is overtaken whose hours are closed just then', (passes) => {
  const night = waiting('sydney', '2026-03-10T00:00', { ...high, country: 'AU' });
  passes(
    {
      low: ['sydney'],
    },
    [answered('low', '05:00', '06:59:59'), night],
  );
  passes({}, [answered('low', '05:00', '07:00'), night]);
});

claim('a window that opens in the instant of the response is open', (passes) => {
  const early = waiting('office', '08:00', high);
  passes({ low: ['office'] }, [answered('low', '05:00', '09:00'), early]);
  passes({}, [answered('low', '05:00', '08:59:59.999'), early]);
});

claim('who came no longer than the tolerance before is not overtaken, at any rank', (passes) => {
  passes({}, [answered('low', '09:00', '11:05'), waiting('high', '11:00', high)]);
  passes({ low: ['high'] }, [
    answered('low', '09:00', '11:05:00.001'),
    waiting('high', '11:00', high),
  ]);
  passes({}, [answered('later', '09:05', '12:00'), waiting('earlier', '09:00')]);
  passes({ later: ['earlier'] }, [
    answered('later', '09:05:00.001', '12:00'),
    waiting('earlier', '09:00'),
  ]);
});

claim('answers of one instant overtake none of each other', (passes) => {
  passes({}, [answered('low', '09:00', '12:00'), answered('high', '10:00', '12:00', high)]);
});

claim('a severity counts as it stands in the instant of the response', (passes) => {
  const raisedAt = (time: string) =>
    waiting('raised', '10:00', { later: [`${time} severity high`] });
  const low = answered('low', '09:00', '12:00');
  passes({ low: ['raised'] }, [low, raisedAt('12:00')]);
  passes({}, [low, raisedAt('12:00:00.001')]);
  const own = answered('own', '09:00', '12:00', { later: ['12:00 severity high'] });
  passes({}, [own, waiting('high', '10:00', high)]);
});

claim('who is solved or withdrawn waits no longer, and who is reopened waits again', (passes) => {
  const low = answered('low', '09:00', '12:00');
  const solved = (...later: string[]) => waiting('high', '10:00', { ...high, later });
  passes({}, [low, solved('11:00 status solved')]);
  passes({}, [low, solved('12:00 status closed')]);
  passes({}, [low, solved('11:00 withdrawn')]);
  passes(
    {
      low: ['high'],
    },
    [low, solved('11:00 status solved', '11:30 status open')],
  );
  passes({ low: ['high'] }, [low, solved('11:00 status pending')]);
});

claim('only the first human message is a response', (passes) => {
  const told = [
    answered('low', '09:00', '10:00', { later: ['09:10 message system'] }),
    waiting('high', '09:05', { ...high, later: ['11:00 answered'] }),
  ];
  passes({ low: ['high'] }, told);
  const twice = answered('low', '09:00', '10:00', { later: ['09:01 answered'] });
  passes({}, [twice, waiting('high', '09:05', high)]);
});

claim('what is owed no response neither waits nor overtakes', (passes) => {
  const training = { category: 'training' };
  const late = waiting('high', '10:00', high);
  passes({}, [answered('training', '09:00', '12:00', training), late]);
  passes({}, [answered('ours', '12:00', '12:00', { by: 'agent' }), late]);
  const out = waiting('training', '10:00', { ...high, ...training });
  passes({}, [answered('low', '09:00', '12:00'), out]);
});

claim('a policy without a first-response promise has a queue in its support hours', (passes) => {
  const policy = { ...desk, promises: {} };
  const told = (time: string) => [answered('low', '05:00', time), waiting('high', '08:00', high)];
  passes({ low: ['high'] }, told('12:00'), policy);
  passes({}, told('08:30'), policy);
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

claim(
  'a message of which nobody knows who wrote it ends the waiting and is no response',
  (passes) => {
    const unknown = { later: ['11:00 message'] };
    passes({}, [
      answered('low', '09:00', '12:00'),
      waiting('high', '10:00', { ...high, ...unknown }),
    ]);
    passes({}, [answered('low', '09:00', '12:00', unknown), waiting('high', '10:00', high)]);
  },
);

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
