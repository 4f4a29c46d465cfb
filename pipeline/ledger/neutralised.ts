import { identifier } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';

/** The same lines with an apostrophe before every text that a spreadsheet would run as a formula. */
export async function neutralised(
  warehouse: Warehouse,
  lines: string,
  order: string | null,
): Promise<string> {
  const columns = await warehouse.rows<{ column_name: string; column_type: string }>(
    `describe ${lines}`,
  );
  const cells = columns.map(({ column_name, column_type }) => {
    const name = identifier(column_name);
    if (column_type !== 'VARCHAR') return name;
    return `if(regexp_matches(${name}, '^[=+@\\t\\r-]'), '''' || ${name}, ${name}) as ${name}`;
  });
  const sorted = order === null ? '' : ` order by ${order}`;
  return `select ${cells.join(', ')} from (${lines}\n)${sorted}`;
}
