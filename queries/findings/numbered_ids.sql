-- One row per number at the end of the ids of a table and beginning before it: the ids that have
-- it, and the run of its series in which it lies.
with

ids as (
    select
        'cases' as table_name,
        case_id as id,
    from raw.cases
    union all
    select
        'events',
        event_id,
    from raw.events
    where event_id is not null
),

numbers as (
    select
        table_name,
        regexp_extract(id, '^(.*?)([0-9]{1,15})$', 1) as prefix,
        try_cast(regexp_extract(id, '^(.*?)([0-9]{1,15})$', 2) as bigint)
            as number,
        count(*)::bigint as ids,
    from ids
    group by
        table_name,
        prefix,
        number
    having number is not null
),

beginnings as (
    select
        table_name,
        if(
            count(distinct prefix) > 6,
            count(distinct prefix) || ' beginnings',
            string_agg(distinct prefix, ', ' order by prefix)
        ) as prefixes,
    from numbers
    group by table_name
    having
        count(distinct prefix) > 1
        and count(*) = count(distinct number)
),

series as (
    select
        numbers.*,
        false as is_shared,
    from numbers
    union all
    select
        numbers.table_name,
        beginnings.prefixes,
        numbers.number,
        numbers.ids,
        true,
    from numbers
    inner join beginnings
        on numbers.table_name = beginnings.table_name
),

spaced as (
    select
        *,
        number - 1 - lag(number) over by_number as skipped,
        count(*) over (
            partition by
                table_name,
                prefix,
                is_shared
        ) as numbers,
    from series
    window by_number as (
        partition by
            table_name,
            prefix,
            is_shared
        order by number
    )
),

placed as (
    select
        table_name,
        prefix,
        is_shared,
        number,
        ids,
        if(skipped > numbers, 0, coalesce(skipped, 0)) as missing,
        if(skipped > numbers, skipped, null) as jump,
        count_if(coalesce(skipped > numbers, false)) over (
            partition by
                table_name,
                prefix,
                is_shared
            order by number
        ) as run,
    from spaced
),

chosen as (
    select
        table_name,
        coalesce(
            sum(missing) filter (where is_shared)
            < sum(missing) filter (where not is_shared),
            false
        ) as is_shared,
    from placed
    group by table_name
)

select
    placed.*,

from placed

inner join chosen
    on placed.table_name = chosen.table_name
    and placed.is_shared = chosen.is_shared
