import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { samplePlan } from '../../pipeline/generate/plan.js';
import { writeFiles } from '../../pipeline/generate/write-files.js';
import { ingestFiles } from '../../pipeline/ingest/ingest.js';
import { type LoadedPolicy, loadShippedPolicies } from '../../pipeline/policy/load.js';
import { policySchema } from '../../pipeline/policy/schema.js';
import { replay } from '../../pipeline/replay.js';
import { openWarehouse, type Warehouse } from '../../pipeline/warehouse/open.js';
import { runLuxonLoop } from './luxon-loop.js';
import { crowdAccounts, measureQuarters } from './quarterly.js';

/** What one measured step is given, and what it may tell beside its time. */
export interface Setting {
  readonly folder: string;
  readonly cases: number;
}

export type Stage = (setting: Setting) => Promise<Readonly<Record<string, number>>>;

/** Every step of the bench by name; each runs in a process of its own, so that its memory is its own. */
export const stages: Readonly<Record<string, Stage>> = {
  generate: async ({ folder, cases }) => {
    await generateInto(join(folder, 'csv'), cases, samplePlan.policies);
    await generateInto(join(folder, 'one-csv'), Math.ceil(cases / 4), ['ownbackup']);
    return {};
  },
  'bare read of events': ({ folder }) =>
    inFresh(join(folder, 'bare.duckdb'), async (warehouse) => {
      const path = join(folder, 'csv', 'events.csv');
      await warehouse.run(`create or replace table bare as select * from read_csv('${path}')`);
      return counted(warehouse, 'bare');
    }),
  'ingest of events': ({ folder }) =>
    inFresh(join(folder, 'events.duckdb'), async (warehouse) => {
      await ingestFiles(warehouse, [
        { path: join(folder, 'csv', 'events.csv'), name: 'events.csv' },
      ]);
      return counted(warehouse, 'raw.events');
    }),
  'ingest of everything': ({ folder }) => ingestAll(folder, 'csv', 'all'),
  'ingest of one policy': ({ folder }) => ingestAll(folder, 'one-csv', 'one'),
  'sort of events': ({ folder }) =>
    inFresh(join(folder, 'all', 'punctual.duckdb'), async (warehouse) => {
      await warehouse.run(
        'create or replace table sorted as select * from raw.events order by case_id, at_ms',
      );
      await warehouse.run('drop table sorted');
      return {};
    }),
  'replay house, five promises': ({ folder }) =>
    replayed(
      join(folder, 'all', 'punctual.duckdb'),
      loadShippedPolicies().map(withFivePromises),
      'house',
    ),
  'replay house, no procedures': ({ folder }) =>
    replayed(
      join(folder, 'all', 'punctual.duckdb'),
      loadShippedPolicies().map(withoutProcedures),
      'house',
    ),
  'replay house': ({ folder }) =>
    replayed(join(folder, 'all', 'punctual.duckdb'), loadShippedPolicies(), 'house'),
  'replay house, no order': ({ folder }) =>
    replayed(
      join(folder, 'all', 'punctual.duckdb'),
      loadShippedPolicies().map(withoutOrder),
      'house',
    ),
  'replay all scenarios': ({ folder }) =>
    replayed(join(folder, 'all', 'punctual.duckdb'), loadShippedPolicies(), 'all'),
  'replay house, one policy': ({ folder }) =>
    replayed(
      join(folder, 'one', 'punctual.duckdb'),
      loadShippedPolicies().flatMap(withADozen),
      'house',
    ),
  'replay a dozen scenarios': ({ folder }) =>
    replayed(
      join(folder, 'one', 'punctual.duckdb'),
      loadShippedPolicies().flatMap(withADozen),
      'all',
    ),
  'quarterly, accounts made': async ({ folder, cases }) => {
    await generateInto(join(folder, 'quarterly-csv'), quarterlyCases(cases), ['ownbackup']);
    await ingestAll(folder, 'quarterly-csv', 'quarterly');
    return inFresh(join(folder, 'quarterly', 'punctual.duckdb'), async (warehouse) => {
      await crowdAccounts(warehouse);
      return {};
    });
  },
  'quarterly, PDF of every account': ({ folder }) =>
    inFresh(join(folder, 'quarterly', 'punctual.duckdb'), (warehouse) =>
      measureQuarters(warehouse, join(folder, 'quarterly')),
    ),
  'luxon loop': async ({ folder }) => {
    const policies = loadShippedPolicies().map((loaded) => withFivePromises(loaded).policy);
    return runLuxonLoop(join(folder, 'csv'), 2_000, policies);
  },
};

/** Enough for two hundred accounts of fifty cases; more accounts only take longer. */
function quarterlyCases(cases: number): number {
  return Math.min(cases, 50_000);
}

async function generateInto(
  folder: string,
  cases: number,
  policies: typeof samplePlan.policies,
): Promise<void> {
  if (existsSync(join(folder, 'events.csv'))) return;
  mkdirSync(folder, { recursive: true });
  const plan = { ...samplePlan, cases, policies, badRows: false, recent: 1 };
  await writeFiles(plan, folder, { format: 'csv', replace: true }, () => undefined);
}

async function ingestAll(folder: string, from: string, workspace: string) {
  return inFresh(join(folder, workspace, 'punctual.duckdb'), async (warehouse) => {
    const files = readdirSync(join(folder, from)).filter((name) => name.endsWith('.csv'));
    await ingestFiles(
      warehouse,
      files.map((name) => ({ path: join(folder, from, name), name })),
    );
    return counted(warehouse, 'raw.events');
  });
}

async function replayed(
  path: string,
  policies: readonly LoadedPolicy[],
  scenarios: 'house' | 'all',
): Promise<Record<string, number>> {
  return inFresh(path, async (warehouse) => {
    const result = await replay(warehouse, { policies, scenarios });
    const obligations = await counted(warehouse, 'ledger_rows where is_house');
    const computed = result.scenarios.filter(({ whyNot }) => whyNot === null);
    return { obligations: obligations.rows ?? 0, scenarios: computed.length };
  });
}

async function inFresh<Told>(
  path: string,
  work: (warehouse: Warehouse) => Promise<Told>,
): Promise<Told> {
  const warehouse = await openWarehouse(path);
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
}

async function counted(warehouse: Warehouse, from: string): Promise<Record<string, number>> {
  const [row] = await warehouse.rows<{ rows: number }>(`select count(*) as rows from ${from}`);
  return { rows: row?.rows ?? 0 };
}

/** The policy with every promise that Punctual times, so that a replay does all its work on every case. */
function withFivePromises(loaded: LoadedPolicy): LoadedPolicy {
  const clause = Object.keys(loaded.policy.clauses)[0] ?? 'XX-01';
  const timed = { clause, pauses: ['pending'], targets: { any: { any: '8 business hours' } } };
  const promises = {
    first_response: timed,
    update: timed,
    daily_update: { clause, form: 'each_date' },
    next_reply: timed,
    resolution: { ...timed, targets: { any: { any: '40 business hours' } } },
    ...loaded.policy.promises,
  };
  const timedAlone = withoutOrder(withoutProcedures(loaded)).raw;
  const raw = { ...timedAlone, promises, readings: {}, examples: [] };
  return { ...loaded, raw, policy: policySchema.parse(raw) };
}

/** The policy with what is timed alone. */
function withoutProcedures(loaded: LoadedPolicy): LoadedPolicy {
  const { procedures: _, readings: __, ...rest } = loaded.raw;
  const raw = { ...rest, examples: [] };
  return { ...loaded, raw, policy: policySchema.parse(raw) };
}

/** The policy without an order of cases and of calls: what is left of a replay is what the order costs. */
function withoutOrder(loaded: LoadedPolicy): LoadedPolicy {
  const { queue_order: _, calls_in_order: __, ...others } = loaded.policy.descriptions;
  const raw = { ...loaded.raw, descriptions: others, examples: [] };
  return { ...loaded, raw, policy: policySchema.parse(raw) };
}

/** OwnBackup's policy with as many readings as make a dozen scenarios. */
function withADozen(loaded: LoadedPolicy): LoadedPolicy[] {
  if (loaded.policy.id !== 'ownbackup') return [];
  const kept: Record<string, unknown> = {};
  let scenarios = 3;
  for (const [id, reading] of Object.entries(loaded.policy.readings)) {
    const options = Object.keys(reading.options).length - 1;
    if (scenarios + options > 12 || id === 'company-holidays') continue;
    kept[id] = reading;
    scenarios += options;
  }
  const raw = { ...loaded.raw, readings: kept, examples: [] };
  return [{ ...loaded, raw, policy: policySchema.parse(raw) }];
}
