import type { Warehouse } from '../warehouse/open.js';
import type { Check } from './checks.js';
import { literal } from './quote.js';

/** Writes every row that cannot be read, once, with the first thing that is wrong with it. */
export async function quarantineRows(
  sourceId: number,
  checks: readonly Check[],
  warehouse: Warehouse,
): Promise<number> {
  await warehouse.run(
    `insert into raw.quarantine
    select ${sourceId}, row_number, column_name, value, reason
    from incoming_rejects`,
  );
  const [bad] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from typed where problem is not null',
  );
  if ((bad?.rows ?? 0) > 0) await warehouse.run(quarantineUnreadable(sourceId, checks));
  const [counted] = await warehouse.rows<{ rows: number }>(
    `select count(*) as rows from raw.quarantine where source_id = ${sourceId}`,
  );
  return counted?.rows ?? 0;
}

function quarantineUnreadable(sourceId: number, checks: readonly Check[]): string {
  const pick = (write: (check: Check) => string): string =>
    checks
      .map((check, index) => `when ${index + 1} then ${literal(write(check))}`)
      .join('\n        ');
  return `
insert into raw.quarantine
select
    ${sourceId},
    row_number,
    case problem ${pick(({ column }) => column)} end,
    problem_value,
    case problem ${pick(({ reason }) => reason)} end
from typed
where problem is not null`;
}
