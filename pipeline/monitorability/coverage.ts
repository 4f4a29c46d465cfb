import type { FieldMeasure } from '../findings/monitorability-contract.js';
import { found, gather, release } from '../findings/queries.js';
import { canonicalTables, stored } from '../ingest/canonical.js';
import { literal } from '../ingest/quote.js';
import type { Field } from '../policy/fields.js';
import type { Warehouse } from '../warehouse/open.js';
import { isOftenEmpty } from './often-empty.js';

/** What a workspace has loaded for one policy. */
export interface Coverage {
  readonly cases: number;
  readonly accounts: number;
  readonly measure: (field: Field) => FieldMeasure;
}

interface ColumnTally {
  readonly table_name: string;
  readonly event_type: string | null;
  readonly column_name: string;
  readonly filled: number;
}

interface RowTally {
  readonly table_name: string;
  readonly event_type: string | null;
  readonly rows: number;
  readonly cases: number | null;
}

/** Counts what is there of every field, over the cases and accounts of a policy; null where nothing was ever loaded. */
export async function readCoverage(
  warehouse: Warehouse,
  policy: string,
  isDefault: boolean,
): Promise<Coverage | null> {
  const [there] = await warehouse.rows<{ tables: number }>(
    "select count(*) as tables from information_schema.tables where table_schema = 'raw'",
  );
  if ((there?.tables ?? 0) < canonicalTables.length) return null;
  await warehouse.run(`set variable asked_policy = ${literal(policy)}`);
  await warehouse.run(`set variable is_default_policy = ${isDefault}`);
  await gather(warehouse, 'policy_accounts');
  await gather(warehouse, 'policy_cases');
  const columns = await found<ColumnTally>(warehouse, 'policy_columns');
  const rows = await found<RowTally>(warehouse, 'policy_rows');
  await release(warehouse, 'policy_cases');
  await release(warehouse, 'policy_accounts');
  return coverageOf(columns, rows);
}

function coverageOf(columns: readonly ColumnTally[], rows: readonly RowTally[]): Coverage {
  const rowsOf = (table: string, type: string | null = null): RowTally | undefined =>
    rows.find(({ table_name, event_type }) => table_name === table && event_type === type);
  const filled = (table: string, type: string | null, column: string): number =>
    columns
      .filter((each) => each.table_name === table && each.column_name === column)
      .filter((each) => type === null || each.event_type === type)
      .reduce((sum, each) => sum + each.filled, 0);
  const cases = rowsOf('cases')?.rows ?? 0;
  return {
    cases,
    accounts: rowsOf('accounts')?.rows ?? 0,
    measure: (field) => {
      const { name, table, eventType: type, column } = field;
      const told = { field: name, table, eventType: type, column };
      const events = type === null ? undefined : rowsOf(table, type);
      if (column === null) {
        const counted = { rows: cases, filled: events?.rows ?? 0, cases: events?.cases ?? 0 };
        return { ...told, ...counted, isOftenEmpty: true };
      }
      return {
        ...told,
        rows: events?.rows ?? rowsOf(table)?.rows ?? filled(table, type, keyOf(table)),
        filled: filled(table, type, storedAs(table, column)),
        cases: null,
        isOftenEmpty: isOftenEmpty(table, column),
      };
    },
  };
}

/** A column that every row of the table has. */
function keyOf(table: string): string {
  const known = canonicalTables.find(({ name }) => name === table);
  return known?.columns.find(({ required }) => required)?.name ?? '';
}

function storedAs(table: string, column: string): string {
  const known = canonicalTables.find(({ name }) => name === table);
  const found = known?.columns.find(({ name }) => name === column);
  return found === undefined ? column : stored(found);
}
