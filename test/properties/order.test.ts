import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventRow } from '../oracle/case.js';
import type { Export } from '../stories/export.js';
import { productLedger } from '../stories/ledgers.js';
import { batch } from './batch.js';
import { differences } from './compare.js';

const asOf = Date.UTC(2024, 10, 4, 15, 15);

test('the order of rows changes nothing, except among facts of one kind at one instant', async () => {
  const told = batch(7000, { policies: 5, casesEach: 40 });
  const straight = await productLedger(told, asOf, false);
  const mixed = await productLedger(shuffled(told), asOf, false);
  expect(straight.length).toBeGreaterThan(500);
  expect(differences(straight, mixed)).toEqual([]);
});

function shuffled({ world, files }: Export): Export {
  const events = Object.entries(world.events).map(
    ([id, facts]) => [id, shuffledFacts(facts)] as const,
  );
  return {
    files,
    world: {
      ...world,
      cases: mix(world.cases),
      accounts: mix(world.accounts),
      contracts: mix(world.contracts),
      events: Object.fromEntries(mix(events)),
    },
  };
}

/** Any order in which facts of one kind at one instant keep theirs. */
function shuffledFacts(facts: readonly EventRow[]): EventRow[] {
  const kindOf = ({ at_ms, type }: EventRow) => `${at_ms} ${type}`;
  const waiting = new Map<string, EventRow[]>();
  for (const fact of facts) {
    waiting.set(kindOf(fact), [...(waiting.get(kindOf(fact)) ?? []), fact]);
  }
  return mix(facts).flatMap((place) => waiting.get(kindOf(place))?.shift() ?? []);
}

function mix<T>(values: readonly T[]): T[] {
  const [mixed = []] = fc.sample(fc.shuffledSubarray([...values], { minLength: values.length }), {
    seed: values.length,
    numRuns: 1,
  });
  return mixed;
}
