import type { Warehouse } from '../warehouse/open.js';
import type { CanonicalTable } from './canonical.js';
import { keyHash, keyText, mayBeReplaced } from './identity.js';
import { identifier } from './quote.js';

export interface Arrival {
  readonly sourceId: number;
  readonly exportedAtMs: number | undefined;
  readonly columns: readonly string[];
}

/**
 * Decides what becomes of rows whose key another row has, in the file or in the warehouse: `contested` says for each whether it is loaded,
 * and `replaced` holds the content that loses to another.
 */
export async function resolveDuplicates(
  table: CanonicalTable,
  arrival: Arrival,
  warehouse: Warehouse,
): Promise<number> {
  await warehouse.run(findContested(table, arrival));
  const [counted] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from contested',
  );
  if ((counted?.rows ?? 0) === 0) return 0;
  await warehouse.run(decide(arrival));
  const [lost] = await warehouse.rows<{ rows: number }>(
    'select count(*) as rows from decided where not is_loaded',
  );
  return lost?.rows ?? 0;
}

function findContested(table: CanonicalTable, arrival: Arrival): string {
  const hasOwnContent = table.identity !== undefined;
  return `
create or replace temp table known_hashes as
select distinct key_hash
from (
    select ${keyHash(table)} as key_hash
    from raw.${table.name}
)
where key_hash in (select key_hash from typed where problem is null);

create or replace temp table contested as
select
    row_number,
    key_hash,
    ${keyText(table)} as key,
    ${mayBeReplaced(table)} as may_be_replaced,
    ${contentJson(arrival.columns, '')} as content
from typed
where problem is null
and (
    key_hash in (select key_hash from known_hashes)
    or key_hash in (
        select key_hash from typed where problem is null group by key_hash having count(*) > 1
    )
);

create or replace temp table known as
select
    ${keyText(table, 'held.')} as key,
    ${contentJson(arrival.columns, 'held.')} as content,
    ${hasOwnContent ? 'coalesce(held.content_source_id, held.source_id)' : 'held.source_id'}
        as content_source_id,
    ${hasOwnContent ? 'coalesce(held.content_row, held.source_row)' : 'held.source_row'}
        as content_row,
    held.source_id,
    held.source_row
from raw.${table.name} as held
where ${keyHash(table, 'held.')} in (select key_hash from known_hashes);`;
}

function contentJson(columns: readonly string[], prefix: string): string {
  const entries = columns.map((name) => `${identifier(name)}: ${prefix}${identifier(name)}`);
  return `to_json({${entries.join(', ')}})::text`;
}

function decide(arrival: Arrival): string {
  const exported = arrival.exportedAtMs ?? 'null::bigint';
  return `
create or replace temp table decided as
with

standing as (
    select
        known.*,
        coalesce(sources.exported_at_ms <= ${exported}, true) as gives_way
    from known
    left join raw.sources
        on known.content_source_id = sources.source_id
),

ranked as (
    select
        contested.*,
        row_number() over (
            partition by contested.key
            order by case
                when contested.may_be_replaced then -contested.row_number
                else contested.row_number
                end
        ) as rank,
        min(contested.row_number) over (partition by contested.key) as first_row,
        arg_max(contested.content, contested.row_number) over (
            partition by contested.key
        ) as last_content,
        standing.key is not null as is_known,
        standing.content as known_content,
        standing.gives_way,
        standing.content_source_id as known_content_source_id,
        standing.content_row as known_content_row,
        standing.source_id as known_source_id,
        standing.source_row as known_source_row
    from contested
    left join standing
        on contested.key = standing.key
)

select
    row_number,
    key,
    content,
    rank = 1
    and (
        not is_known
        or (may_be_replaced and gives_way and content <> known_content)
    ) as is_loaded,
    is_known,
    known_content,
    known_content_source_id,
    known_content_row,
    coalesce(known_source_id, ${arrival.sourceId}) as arrival_source_id,
    coalesce(known_source_row, first_row) as arrival_row,
    case
        when not may_be_replaced then false
        when is_known and not gives_way then content <> known_content
        else content <> last_content
        end as is_replaced,
    case
        when is_known and not gives_way then known_content_source_id
        else ${arrival.sourceId}
        end as replaced_by_source_id
from ranked;`;
}
