import type { Warehouse } from '../warehouse/open.js';
import type { CanonicalTable } from './canonical.js';
import { type Arrival, resolveDuplicates } from './duplicates.js';
import { keyText } from './identity.js';
import { identifier } from './quote.js';

/** How many of a file's readable rows are new and how many repeat another. */
export interface Loaded {
  readonly loaded: number;
  readonly duplicates: number;
}

/** Moves the readable rows of `typed` into the warehouse, less what it has; runs inside the file's transaction. */
export async function loadTyped(
  table: CanonicalTable,
  arrival: Arrival,
  warehouse: Warehouse,
): Promise<Loaded> {
  const duplicates = await resolveDuplicates(table, arrival, warehouse);
  const [contested] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from contested',
  );
  if ((contested?.rows ?? 0) > 0) await warehouse.run(replaceHeld(table, arrival.sourceId));
  const [counted] = await warehouse.rows<{ Count: number }>(
    insertTyped(table, arrival, (contested?.rows ?? 0) > 0),
  );
  return { loaded: counted?.Count ?? 0, duplicates };
}

function replaceHeld(table: CanonicalTable, sourceId: number): string {
  return `
insert into raw.superseded
select
    '${table.name}',
    key,
    known_content::json,
    known_content_source_id,
    known_content_row,
    replaced_by_source_id
from decided
where is_known and is_loaded;

insert into raw.superseded
select
    '${table.name}',
    key,
    content::json,
    ${sourceId},
    row_number,
    replaced_by_source_id
from decided
where is_replaced;

delete from raw.${table.name} as held
where ${keyText(table, 'held.')} in (
    select key from decided where is_known and is_loaded
);`;
}

function insertTyped(table: CanonicalTable, arrival: Arrival, isContested: boolean): string {
  const columns = arrival.columns.map((name) => `typed.${identifier(name)}`).join(', ');
  const names = arrival.columns.map(identifier).join(', ');
  const ownContent = table.identity !== undefined;
  const id = arrival.sourceId;
  const arrived = isContested && ownContent;
  const from = [
    arrived ? `coalesce(decided.arrival_source_id, ${id})` : `${id}`,
    arrived ? 'coalesce(decided.arrival_row, typed.row_number)' : 'typed.row_number',
    ...(ownContent ? contentOrigin(id, arrived) : []),
  ];
  return `
insert into raw.${table.name} (
    ${names}, source_id, source_row${ownContent ? ', content_source_id, content_row' : ''}
)
select ${columns}, ${from.join(', ')}
from typed
${isContested ? 'left join decided using (row_number)' : ''}
where typed.problem is null
${isContested ? 'and coalesce(decided.is_loaded, true)' : ''}`;
}

/** Where content comes from is said only of what replaced another: of the rest, its own source and row say it. */
function contentOrigin(sourceId: number, arrived: boolean): string[] {
  if (!arrived) return ['null', 'null'];
  const replaces = 'decided.is_loaded and decided.arrival_row <> typed.row_number';
  const elsewhere = `decided.is_loaded and decided.arrival_source_id <> ${sourceId}`;
  return [
    `case when (${replaces}) or (${elsewhere}) then ${sourceId} end`,
    `case when (${replaces}) or (${elsewhere}) then typed.row_number end`,
  ];
}
