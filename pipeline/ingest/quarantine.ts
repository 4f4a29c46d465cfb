import type { Warehouse } from '../warehouse/open.js';
import { literal } from './quote.js';
import type { TypedSql } from './typed.js';

/** Writes every row that cannot be read, once, with the first thing that is wrong with it. */
export async function quarantineRows(
  sourceId: number,
  sql: TypedSql,
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
  if ((bad?.rows ?? 0) > 0) await warehouse.run(quarantineUnreadable(sourceId, sql));
  const [counted] = await warehouse.rows<{ rows: number }>(
    `select count(*) as rows from raw.quarantine where source_id = ${sourceId}`,
  );
  return counted?.rows ?? 0;
}

function quarantineUnreadable(sourceId: number, sql: TypedSql): string {
  const pick = (write: (check: TypedSql['checks'][number]) => string): string =>
    sql.checks.map((check, index) => `when ${index + 1} then ${write(check)}`).join('\n        ');
  return `
insert into raw.quarantine
select
    ${sourceId},
    texts.row_number,
    case bad.problem ${pick(({ column }) => literal(column))} end,
    left(case bad.problem ${pick(({ column }) => `texts.text_${column}`)} end, 200),
    case bad.problem ${pick(({ reason }) => literal(reason))} end
from (${sql.texts}) as texts
inner join (select row_number, problem from typed where problem is not null) as bad
    on texts.row_number = bad.row_number`;
}
