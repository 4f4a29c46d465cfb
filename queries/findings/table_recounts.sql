-- One row per table that files were loaded into: the rows that they were counted as loading, the
-- rows that are there, and the loaded rows whose content a later export replaced.
with

held as (
    select 'cases' as table_name, count(*)::bigint as rows
    from raw.cases
    union all
    select 'events', count(*)::bigint
    from raw.events
    union all
    select 'accounts', count(*)::bigint
    from raw.accounts
    union all
    select 'contracts', count(*)::bigint
    from raw.contracts
    union all
    select 'contacts', count(*)::bigint
    from raw.contacts
    union all
    select 'surveys', count(*)::bigint
    from raw.surveys
    union all
    select 'engagements', count(*)::bigint
    from raw.engagements
    union all
    select 'releases', count(*)::bigint
    from raw.releases
    union all
    select 'holidays', count(*)::bigint
    from raw.holidays
),

loads as (
    select
        table_name,
        sum(loaded)::bigint as loaded,
    from raw.sources
    group by table_name
),

replaced as (
    select
        table_name,
        count(*)::bigint as rows,
    from raw.superseded
    where source_id < superseded_by_source_id
    group by table_name
)

select
    loads.table_name,
    loads.loaded,
    held.rows as held,
    coalesce(replaced.rows, 0) as replaced,

from loads

inner join held
    on loads.table_name = held.table_name

left join replaced
    on loads.table_name = replaced.table_name

order by loads.table_name
