import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../ingest/quote.js';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';
import type { PresentRun, RecordedRun } from './run.js';

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
  'moved',
];

const noInvitations = `
    select
        null::text as item, null::text as case_id, null::text as account_id,
        null::bigint as at_ms, null::text as scale, null::boolean as is_invitation,
        null::double as score, null::text as answer
    where false`;

/** Keeps the run that the warehouse holds, within the scope that was entered, as a temporary table. */
export async function keepNow(warehouse: Warehouse, kept: Kept): Promise<void> {
  await keep(warehouse, `published_${kept}`, textOf(`published_${kept}`));
}

/** Keeps a recorded run as the earlier of two. */
export async function keepBefore(warehouse: Warehouse, run: RecordedRun): Promise<void> {
  await keepFiles(warehouse, 'before', run);
}

/** Keeps a recorded run as the later of two. */
export async function keepRecorded(warehouse: Warehouse, run: RecordedRun): Promise<void> {
  await keepFiles(warehouse, 'published', run);
}

/** Where one of two runs is of the house alone, neither's other readings are compared, nor invitations where one is a ledger that left as a file. */
export async function withoutReadings(
  warehouse: Warehouse,
  runs: readonly (RecordedRun | PresentRun)[],
): Promise<void> {
  const isFile = runs.some((run) => 'invitationsPath' in run && run.invitationsPath === null);
  const isHouseAlone = runs.some(({ kinds }) => !kinds.has('hinging'));
  if (!isFile && !isHouseAlone) return;
  for (const side of ['before', 'published']) {
    await warehouse.run(`update ${side}_ledger set scenarios = null`);
    await warehouse.run(`delete from ${side}_ledger where not is_counted`);
    if (isHouseAlone) await warehouse.run(`update ${side}_ledger set hinges_on = null`);
    if (isFile) await keep(warehouse, `${side}_invitations`, noInvitations);
  }
}

/** What the first records and ledger files do not have of an obligation is compared of neither run. */
export async function withoutUntold(
  warehouse: Warehouse,
  runs: readonly RecordedRun[],
): Promise<void> {
  if (
    runs.every(({ waivers, invitationsPath }) => waivers !== 'untold' && invitationsPath !== null)
  )
    return;
  for (const side of ['before', 'published']) {
    for (const column of ['case_channel', 'case_category', 'case_group']) {
      await warehouse.run(`alter table ${side}_ledger add column if not exists ${column} text`);
      await warehouse.run(`update ${side}_ledger set ${column} = null`);
    }
    await warehouse.run(`alter table ${side}_ledger add column if not exists is_waived boolean`);
    await warehouse.run(`update ${side}_ledger set is_waived = false`);
  }
}

/** Lets go of all that was kept. */
export async function letGo(warehouse: Warehouse): Promise<void> {
  for (const table of made) await warehouse.run(`drop table if exists temp.main.${table}`);
}

/** The text of a query of `queries/publish`. */
export function textOf(query: string): string {
  return readFileSync(join(packageRoot, 'queries', 'publish', `${query}.sql`), 'utf8');
}

async function keepFiles(
  warehouse: Warehouse,
  side: 'before' | 'published',
  { ledgerPath, invitationsPath, factsPath, isOnCasesAlone }: RecordedRun,
): Promise<void> {
  const file = (path: string) => `from read_parquet(${literal(path)})`;
  const own = isOnCasesAlone ? ' where case_id is not null' : '';
  await keep(warehouse, `${side}_ledger`, `${file(ledgerPath)}${own}`);
  await keep(
    warehouse,
    `${side}_invitations`,
    invitationsPath === null ? noInvitations : file(invitationsPath),
  );
  if (factsPath !== null) await keep(warehouse, `${side}_facts`, file(factsPath));
}

async function keep(warehouse: Warehouse, table: string, text: string): Promise<void> {
  await warehouse.run(`create or replace temp table ${table} as ${text}`);
}
