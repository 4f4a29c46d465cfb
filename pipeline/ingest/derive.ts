import type { Warehouse } from '../warehouse/open.js';
import type { CanonicalColumn } from './canonical.js';
import { stored } from './canonical.js';
import type { Connector } from './connector.js';
import { identifier, literal } from './quote.js';

/** How many canonical rows a connector made of a system's own. */
export interface Derived {
  readonly table: string;
  readonly rows: number;
}

/** Makes the table of `raw` that keeps the system's own rows, if it is not there. */
export async function makeOwnTable(connector: Connector, warehouse: Warehouse): Promise<void> {
  const columns = connector.table.columns.map(
    (column) => `${identifier(stored(column))} ${storedType(column)}`,
  );
  await warehouse.run(
    `create table if not exists raw.${connector.table.name} (
        ${columns.join(', ')}, extra json, source_id integer, source_row bigint
    )`,
  );
}

/** Derives anew every case of which the rows just loaded speak, from all rows that the warehouse has of it. */
export async function deriveCases(connector: Connector, warehouse: Warehouse): Promise<Derived[]> {
  const caseColumn = identifier(connector.caseColumn);
  const isOwn = `source_id in (
      select source_id from raw.sources where connector = ${literal(connector.name)}
  )`;
  await warehouse.run(
    `create or replace temp table snapshots as
    select *
    from raw.${connector.table.name}
    where ${caseColumn} in (select ${caseColumn} from typed where problem is null)`,
  );
  const derived: Derived[] = [];
  for (const { table, sql } of connector.models) {
    await warehouse.run(
      `delete from raw.${table}
      where case_id in (select ${caseColumn} from snapshots) and ${isOwn}`,
    );
    const [counted] = await warehouse.rows<{ Count: number }>(
      `insert into raw.${table} by name ${sql}`,
    );
    derived.push({ table, rows: counted?.Count ?? 0 });
  }
  return derived;
}

function storedType(column: CanonicalColumn): string {
  switch (column.kind.is) {
    case 'instant':
      return 'bigint';
    case 'number':
      return 'double';
    case 'boolean':
    case 'date':
      return column.kind.is;
    default:
      return 'text';
  }
}
