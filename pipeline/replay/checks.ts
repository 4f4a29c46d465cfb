import { type Failure, UserError } from '../failure.js';
import type { Model } from '../warehouse/models.js';
import type { Warehouse } from '../warehouse/open.js';

type Row = Readonly<Record<string, unknown>>;

/** Runs every check; each gives the rows that break it. Any row fails the run, for a wrong ledger is worse than none. */
export async function runChecks(warehouse: Warehouse, checks: readonly Model[]): Promise<void> {
  const failures: Failure[] = [];
  for (const check of checks) {
    const broken = await warehouse.rows<Row>(`from (${check.sql}) limit 3`);
    if (broken.length > 0) failures.push(await tell(warehouse, check, broken));
  }
  if (failures.length > 0) throw new UserError(failures);
}

async function tell(warehouse: Warehouse, check: Model, broken: readonly Row[]): Promise<Failure> {
  const [counted] = await warehouse.rows<{ rows: number }>(
    `select count(*) as rows from (${check.sql})`,
  );
  const shown = await Promise.all(broken.map((row) => withCase(warehouse, row)));
  return {
    code: `check.${check.name}`,
    message: `The ledger fails the check ${check.name}, with ${counted?.rows ?? broken.length} rows. ${meaningOf(check)} For example: ${shown.map((row) => JSON.stringify(row)).join(', ')}`,
    hint: 'Figures from this ledger could be wrong, so no report is made from it. The exports are unharmed and the fault is not theirs: please report it to the authors of Punctual with the rows above.',
  };
}

/** The row with the name by which a reader knows its case. */
async function withCase(warehouse: Warehouse, row: Row): Promise<Row> {
  if (row.case_key === undefined) return row;
  const { case_key, ...told } = row;
  const [found] = await warehouse.rows<{ case_id: string }>(
    `select case_id from case_facts where case_key = ${Number(case_key)}`,
  );
  return { case_id: found?.case_id ?? null, ...told };
}

/** What the check's first comment says of its rows. */
function meaningOf({ sql }: Model): string {
  const comment = /^(?:--.*\n)+/.exec(sql)?.[0] ?? '';
  return comment.replace(/^-- ?/gm, '').replace(/\s+/g, ' ').trim();
}
