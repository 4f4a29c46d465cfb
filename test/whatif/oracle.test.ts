import { expect, test } from 'vitest';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import { policySchema } from '../../pipeline/policy/schema.js';
import { replay } from '../../pipeline/replay.js';
import { readTerms } from '../../pipeline/whatif/read-terms.js';
import { replayBeside } from '../../pipeline/whatif/replay-beside.js';
import type { WhatIfTerms } from '../../pipeline/whatif/terms.js';
import type { ScenarioRow } from '../oracle/scenarios.js';
import { replayWorld, type World } from '../oracle/world.js';
import { batch } from '../properties/batch.js';
import { differences } from '../properties/compare.js';
import type { Export } from '../stories/export.js';
import { warehouseOf } from '../stories/warehouse.js';

type Tree = Readonly<Record<string, unknown>>;

/** The same change made by hand: to the policy's files, or to the export. */
interface Slowly {
  readonly files?: (trees: readonly Tree[], all: readonly Tree[]) => readonly Tree[];
  readonly world?: (world: World) => World;
}

const asOf = Date.UTC(2024, 10, 4, 15, 15);
const swapped: Readonly<Record<string, string>> = { high: 'medium', medium: 'high' };

const whatIfs: readonly (readonly [string, WhatIfTerms, Slowly])[] = [
  ['nothing', {}, {}],
  [
    'another tier',
    { tier: 'gold' },
    { world: (world) => ({ ...world, contracts: onTier(world, 'gold') }) },
  ],
  [
    'another calendar',
    { calendar: 'second' },
    { files: each((tree) => ({ ...tree, hours: [{ calendar: 'second' }] })) },
  ],
  [
    'another target',
    { targets: ['update=3 business hours'] },
    { files: each((tree) => withTargets(tree, '3 business hours')) },
  ],
  [
    'another policy, its severities by other names',
    { under: 'p0', severities: swapped },
    {
      files: (_, all) =>
        all
          .filter(({ id }) => id === 'p0')
          .slice(-1)
          .map((tree) => ({ ...tree, id: 'p1', effective: { from: '0001-01-01' } })),
      world: withSeverities,
    },
  ],
];

test.each([11, 12])('under other terms every obligation is the slow one’s (%i)', async (seed) => {
  const told = batch(seed, { policies: 3, casesEach: 14 });
  const warehouse = await warehouseOf(told.world);
  const all = told.files.map(loaded);
  await replay(warehouse, { policies: all, asOfMs: asOf, scenarios: 'house' });
  for (const [name, terms, slowly] of whatIfs) {
    const own = all.filter(({ policy }) => policy.id === 'p1');
    const beside = await replayBeside(
      warehouse,
      { policy: 'p1', account: null },
      readTerms(own, all, terms),
      asOf,
    );
    const product = await beside.rows<ScenarioRow>(
      'select * from ledger where case_id is not null',
    );
    await beside.close();
    expect({ name, wrong: differences(oracle(told, slowly), product) }).toEqual({
      name,
      wrong: [],
    });
    expect(product.length).toBeGreaterThan(14);
  }
  warehouse.close();
});

test('one account’s cases come out as they do among all', async () => {
  const told = batch(14, { policies: 2, casesEach: 20 });
  const warehouse = await warehouseOf(told.world);
  const all = told.files.map(loaded);
  await replay(warehouse, { policies: all, asOfMs: asOf, scenarios: 'house' });
  const own = all.filter(({ policy }) => policy.id === 'p1');
  const terms = readTerms(own, all, { tier: 'gold' });
  const accounts = [...new Set(told.world.cases.slice(20).map(({ account_id }) => account_id))];
  const rowsOf = async (account: string | null) => {
    const beside = await replayBeside(warehouse, { policy: 'p1', account }, terms, asOf);
    const rows = await beside.rows<ScenarioRow>(
      'select * exclude (case_key) from ledger where case_id is not null order by all',
    );
    await beside.close();
    return rows;
  };
  const together = await rowsOf(null);
  for (const account of accounts.slice(0, 3)) {
    const apart = await rowsOf(account);
    expect(apart).toEqual(together.filter(({ account_id }) => account_id === account));
  }
  warehouse.close();
});

function oracle({ world, files }: Export, slowly: Slowly): ScenarioRow[] {
  const trees = files.map(({ raw }) => raw as Tree);
  const own = trees.filter(({ id }) => id === 'p1');
  const changed = (slowly.files ?? ((these) => these))(own, trees);
  const policies = changed.map((tree) => policySchema.parse(tree));
  const alone = { scenario: 'house', settled: true, hinges_on: null };
  return replayWorld((slowly.world ?? ((same) => same))(world), policies, asOf)
    .filter(({ case_id, policy }) => case_id !== null && policy === 'p1')
    .map((row) => ({ ...row, ...alone }));
}

function loaded({ raw }: Export['files'][number], index: number): LoadedPolicy {
  return { policy: policySchema.parse(raw), raw, path: `${index}.yaml`, sha256: '', text: '' };
}

function each(change: (tree: Tree) => Tree) {
  return (trees: readonly Tree[]) => trees.map(change);
}

function onTier({ contracts }: World, tier: string): World['contracts'] {
  return contracts.map((contract) => ({ ...contract, tier }));
}

function withTargets(tree: Tree, target: string): Tree {
  const { promises } = tree as { promises: { update: { targets: Record<string, Tree> } } };
  const rows = Object.entries(promises.update.targets).map(([tier, row]) => [
    tier,
    Object.fromEntries(Object.keys(row).map((severity) => [severity, target])),
  ]);
  return {
    ...tree,
    promises: { ...promises, update: { ...promises.update, targets: Object.fromEntries(rows) } },
  };
}

function withSeverities(world: World): World {
  const of = (name: string | null | undefined) => (name == null ? null : (swapped[name] ?? name));
  const isOne = (type: string) => type.startsWith('severity');
  return {
    ...world,
    cases: world.cases.map((row) => ({ ...row, severity: of(row.severity) })),
    events: Object.fromEntries(
      Object.entries(world.events).map(([id, events]) => [
        id,
        events.map((event) => (isOne(event.type) ? { ...event, value: of(event.value) } : event)),
      ]),
    ),
  };
}
