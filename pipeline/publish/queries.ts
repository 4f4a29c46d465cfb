import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../ingest/quote.js';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';

/** What a publication keeps of a run, each as a file of its own. */
export type Kept = 'ledger' | 'invitations' | 'facts';

/** The tables that a comparison makes, gone when it is over. */
const made = [
  'published_ledger',
  'published_invitations',
  'published_facts',
  'before_ledger',
  'before_invitations',
  'before_facts',
  'facts_concerned',
  'fact_changes',
];

/** Keeps the run that the warehouse holds, within the scope that was entered, as a temporary table. */
export async function keepNow(warehouse: Warehouse, kept: Kept): Promise<void> {
  await warehouse.run(
    `create or replace temp table published_${kept} as ${textOf(`published_${kept}`)}`,
  );
}

/** Keeps a file of an earlier run as a temporary table. */
export async function keepBefore(warehouse: Warehouse, kept: Kept, path: string): Promise<void> {
  await warehouse.run(
    `create or replace temp table before_${kept} as from read_parquet(${literal(path)})`,
  );
}

/** Lets go of all that was kept. */
export async function letGo(warehouse: Warehouse): Promise<void> {
  for (const table of made) await warehouse.run(`drop table if exists temp.main.${table}`);
}

/** The text of a query of `queries/publish`. */
export function textOf(query: string): string {
  return readFileSync(join(packageRoot, 'queries', 'publish', `${query}.sql`), 'utf8');
}
