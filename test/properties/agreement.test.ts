import { expect, test } from 'vitest';
import { oracleLedger, productLedger } from '../stories/ledgers.js';
import { batch, type Size } from './batch.js';
import { differences } from './compare.js';

const asOf = Date.UTC(2024, 10, 4, 15, 15);

async function disagreements(seed: number, size: Size, withScenarios: boolean): Promise<string[]> {
  const told = batch(seed, size);
  const product = await productLedger(told, asOf, withScenarios);
  expect(product.length).toBeGreaterThan(size.policies * size.casesEach);
  return differences(oracleLedger(told, asOf, withScenarios), product);
}

test.each([1, 2])(
  'whatever the policy and the history, the ledger is the slow one’s (%i)',
  async (seed) => {
    expect(await disagreements(seed, { policies: 8, casesEach: 30 }, false)).toEqual([]);
  },
);

test('so it is over ten years', async () => {
  expect(await disagreements(3, { policies: 3, casesEach: 6, years: 10 }, false)).toEqual([]);
});

test.each([4, 5])(
  'so it is under every reading, with what each verdict hinges on (%i)',
  async (seed) => {
    expect(await disagreements(seed, { policies: 4, casesEach: 15 }, true)).toEqual([]);
  },
);
