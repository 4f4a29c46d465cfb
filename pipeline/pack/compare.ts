import { identifier } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';

/** Two tables with the same columns, that of the pack and that computed, and what names a row of them. */
export interface Compared {
  readonly packed: string;
  readonly computed: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  /** Which row is told first, as SQL on `row`; the keys in turn unless given. */
  readonly order?: string;
}

/** How two tables differ: rows that only one has, rows that differ, and the first of all in the order of the keys. */
export interface TableDifference {
  readonly onlyPacked: number;
  readonly onlyComputed: number;
  readonly changed: number;
  /** In how many rows each column differs; those that do, in the order of the columns. */
  readonly columns: readonly { readonly column: string; readonly rows: number }[];
  readonly first: DifferingRow;
}

export interface DifferingRow {
  readonly is: 'only packed' | 'only computed' | 'changed';
  readonly packed: Readonly<Record<string, unknown>>;
  readonly computed: Readonly<Record<string, unknown>>;
  /** The first column that differs. */
  readonly column: string | null;
}

/** Compares two tables row by row and column by column; null where they are the same. Rows of one key are paired in the order of their content. */
export async function compareTables(
  warehouse: Warehouse,
  compared: Compared,
): Promise<TableDifference | null> {
  await warehouse.run(differing(compared, await hasRepeats(warehouse, compared)));
  const tallies = compared.columns.map(
    (column) =>
      `count(*) filter (is_both and packed.${identifier(column)} is distinct from computed.${identifier(column)})::bigint as ${identifier(column)}`,
  );
  const [counts] = await warehouse.rows<Record<string, number>>(
    `select
        count(*) filter (is_packed and not is_both)::bigint as " only packed",
        count(*) filter (not is_packed)::bigint as " only computed",
        count(*) filter (is_both)::bigint as " changed",
        ${tallies.join(',\n')}
    from differing`,
  );
  const [first] = await warehouse.rows<FirstRow>(
    `select is_packed, is_both, packed, computed from differing
    order by ${compared.order ?? keyOrder(compared.keys)} limit 1`,
  );
  await warehouse.run('drop table differing');
  if (first === undefined || counts === undefined) return null;
  return {
    onlyPacked: counts[' only packed'] ?? 0,
    onlyComputed: counts[' only computed'] ?? 0,
    changed: counts[' changed'] ?? 0,
    columns: compared.columns
      .map((column) => ({ column, rows: counts[column] ?? 0 }))
      .filter(({ rows }) => rows > 0),
    first: rowOf(first, compared.columns),
  };
}

interface FirstRow {
  readonly is_packed: boolean;
  readonly is_both: boolean;
  readonly packed: Record<string, unknown> | null;
  readonly computed: Record<string, unknown> | null;
}

function rowOf(row: FirstRow, columns: readonly string[]): DifferingRow {
  const packed = row.packed ?? {};
  const computed = row.computed ?? {};
  if (!row.is_both) {
    return { is: row.is_packed ? 'only packed' : 'only computed', packed, computed, column: null };
  }
  const column = columns.find((name) => packed[name] !== computed[name]) ?? null;
  return { is: 'changed', packed, computed, column };
}

/** Whether several rows have one key; numbering them for nothing would take longer than all else. */
async function hasRepeats(warehouse: Warehouse, { packed, computed, keys }: Compared) {
  const names = keys.map(identifier).join(', ');
  const repeated = [packed, computed].map(
    (relation) => `select 1 from ${relation} group by ${names} having count(*) > 1`,
  );
  const [found] = await warehouse.rows(`(${repeated.join(' union all ')}) limit 1`);
  return found !== undefined;
}

function differing({ packed, computed, keys, columns }: Compared, areRepeated: boolean): string {
  const names = columns.map(identifier);
  const inTurn = `partition by ${keys.map(identifier).join(', ')} order by ${names.join(', ')}`;
  const copyNumber = areRepeated ? `row_number() over (${inTurn})` : '1';
  const numbered = (relation: string) => `
    select
        ${names.join(', ')},
        ${copyNumber} as " copy"
    from ${relation}`;
  const same = [...keys.map(identifier), '" copy"'].map(
    (key) => `packed.${key} is not distinct from computed.${key}`,
  );
  const unlike = names.map((name) => `packed.${name} is distinct from computed.${name}`);
  return `
create or replace temp table differing as
with

packed as (${numbered(packed)}),

computed as (${numbered(computed)})

select
    packed." copy" is not null as is_packed,
    packed." copy" is not null and computed." copy" is not null as is_both,
    {${structOf('packed', names)}} as packed,
    {${structOf('computed', names)}} as computed,
    if(packed." copy" is null, {${structOf('computed', names)}}, {${structOf('packed', names)}}) as "row"
from packed
full outer join computed
    on ${same.join('\n    and ')}
where packed." copy" is null
or computed." copy" is null
or ${unlike.join('\nor ')}`;
}

function structOf(side: string, names: readonly string[]): string {
  return names.map((name) => `${name}: ${side}.${name}`).join(', ');
}

function keyOrder(keys: readonly string[]): string {
  return keys.map((key) => `"row".${identifier(key)} nulls first`).join(', ');
}
