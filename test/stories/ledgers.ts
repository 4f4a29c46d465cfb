import { replay } from '../../pipeline/replay.js';
import { replayScenarios, type ScenarioRow } from '../oracle/scenarios.js';
import { replayWorld } from '../oracle/world.js';
import type { Export } from './export.js';
import { warehouseOf } from './warehouse.js';

/** One ledger by each of its tellers. */
export type Ledgers = Readonly<Record<'oracle' | 'product', readonly ScenarioRow[]>>;

/** The ledgers of an export, as the slow oracle and as the product tell them; made once, when first asked for. */
export function ledgersOf(
  told: Export,
  asOf: string,
  withScenarios: boolean,
): () => Promise<Ledgers> {
  let made: Promise<Ledgers> | undefined;
  const make = async () => ({
    oracle: oracleLedger(told, Date.parse(asOf), withScenarios),
    product: await productLedger(told, Date.parse(asOf), withScenarios),
  });
  return () => {
    made ??= make();
    return made;
  };
}

/** What the product's replay leaves in its ledger. */
export async function productLedger(
  { world, files }: Export,
  asOfMs: number,
  withScenarios: boolean,
): Promise<ScenarioRow[]> {
  const warehouse = await warehouseOf(world);
  try {
    const policies = files.map(({ raw, read }, index) => ({
      policy: read(raw),
      raw,
      path: `${index}.yaml`,
      sha256: '',
      text: '',
    }));
    const scenarios = withScenarios ? 'all' : 'house';
    await replay(warehouse, { policies, asOfMs, scenarios });
    return await warehouse.rows<ScenarioRow>('select * from ledger');
  } finally {
    warehouse.close();
  }
}

/** What the slow oracle makes of the same export. */
export function oracleLedger(
  { world, files }: Export,
  asOfMs: number,
  withScenarios: boolean,
): ScenarioRow[] {
  if (withScenarios) return replayScenarios(world, files, asOfMs);
  const policies = files.map(({ raw, read }) => read(raw));
  const alone = { scenario: 'house', settled: true, hinges_on: null };
  return replayWorld(world, policies, asOfMs).map((row) => ({ ...row, ...alone }));
}
