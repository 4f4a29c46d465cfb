-- One row per response that overtook waiting cases, and how many: those of a
-- lower position that had come, less those that had gone. Built last.
with

sides as (
    select unnest([true, false]) as is_coming
),

moments as (
    select
        null::integer as case_key,
        entries.queue_id,
        entries.calendar_id,
        sides.is_coming,
        if(sides.is_coming, entries.from_ms, entries.to_ms) as at_ms,
        entries.position,
    from queue_entries as entries
    cross join sides
    union all
    select
        askings.case_key,
        askings.queue_id,
        askings.calendar_id,
        sides.is_coming,
        askings.responded_at_ms,
        askings.position,
    from queue_askings as askings
    cross join sides
),

ranked as (
    select
        case_key,
        is_coming,
        rank(order by position) over (
            partition by
                queue_id,
                calendar_id,
                is_coming
            order by at_ms
            range between unbounded preceding and current row
        ) as place,
    from moments
)

select
    case_key,
    sum(if(is_coming, place, -place))::integer as overtaken,

from ranked

where case_key is not null

group by case_key

having sum(if(is_coming, place, -place)) > 0
