import { findPopulation } from '../findings/audit/population.js';
import { gatherAudited } from '../findings/audit/scope.js';
import { datesFromTo } from '../findings/periods.js';
import { gather, release } from '../findings/queries.js';
import { literal, literals } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import type { AskedSample, Population, SampleScope } from './contract.js';

/** Keeps the obligations of the scope as `audited_rows`, and what can be drawn of them as `sample_units`. */
export async function gatherUnits(
  warehouse: Warehouse,
  { policies, account, from, to, zone, period }: SampleScope,
  { of, seed, size, stratify }: AskedSample,
): Promise<void> {
  const dates = from === null || to === null ? null : datesFromTo(from, to, zone);
  await gatherAudited(warehouse, {
    policies,
    account,
    period,
    fromMs: dates?.startsMs.at(-1) ?? null,
    toMs: dates?.toMs ?? null,
  });
  const variables = {
    sample_of: literal(of),
    sample_seed: literal(seed),
    sample_size: `${size}::bigint`,
    sample_strata: `[${literals(stratify)}]::varchar[]`,
  };
  for (const [name, value] of Object.entries(variables)) {
    await warehouse.run(`set variable ${name} = ${value}`);
  }
  await gather(warehouse, 'sample_units');
}

/** Lets go of both. */
export async function releaseUnits(warehouse: Warehouse): Promise<void> {
  await release(warehouse, 'sample_units');
  await release(warehouse, 'audited_rows');
}

/** The population that is kept, and its hash. */
export async function populationKept(warehouse: Warehouse): Promise<Population> {
  const [counted] = await warehouse.rows<{ units: number }>(
    'select count(*) as units from sample_units',
  );
  return { units: counted?.units ?? 0, ...(await findPopulation(warehouse)) };
}
