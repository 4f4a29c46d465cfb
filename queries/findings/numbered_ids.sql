-- One row per number at the end of the ids of cases and of events, and what stands before it.
with

ids as (
    select 'cases' as table_name, case_id as id
    from raw.cases
    union all
    select 'events', event_id
    from raw.events
    where event_id is not null
)

select
    table_name,
    regexp_extract(id, '^(.*?)([0-9]{1,15})$', 1) as prefix,
    try_cast(regexp_extract(id, '^(.*?)([0-9]{1,15})$', 2) as bigint) as number,
    count(*)::bigint as ids,

from ids

group by
    table_name,
    prefix,
    number
