import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { samplePlan } from '../../pipeline/generate/plan.js';
import { writeFiles } from '../../pipeline/generate/write-files.js';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { policySchema } from '../../pipeline/policy/schema.js';
import { sampleExport } from '../bench/sample-export.js';
import { oracleLedger, productLedger } from '../stories/ledgers.js';
import { differences } from './compare.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('under the four policies and every reading, a generated export’s ledger is the slow one’s', async () => {
  const plan = { ...samplePlan, cases: 200, badRows: false };
  await writeFiles(plan, folder, { format: 'csv', replace: true }, () => undefined);
  const { world, asOf } = await sampleExport(folder, 40);
  const files = loadShippedPolicies().map(({ raw }) => ({
    raw,
    read: (tree: unknown) => policySchema.parse(tree),
  }));
  const product = await productLedger({ world, files }, asOf, true);
  expect(product.length).toBeGreaterThan(1000);
  expect(differences(oracleLedger({ world, files }, asOf, true), product)).toEqual([]);
});
