-- One row per case of those, tier and severity at which it waited in the month:
-- how often it was overtaken by responses of the month.
with

entries as (
    select
        entries.*,
        entries.case_key in (select case_key from scope_cases) as is_ours,
    from queue_entries as entries
    where
        entries.from_ms < getvariable('report_to_ms')
        and entries.to_ms > getvariable('report_from_ms')
        and entries.queue_id in (
            select queue_id
            from policy.queues
            where policy = getvariable('report_policy')
        )
),

askings as (
    select * from queue_askings
    where
        responded_at_ms >= getvariable('report_from_ms')
        and responded_at_ms < getvariable('report_to_ms')
),

sides as (
    select
        unnest([true, true, false, false]) as is_end,
        unnest([true, false, true, false]) as has_askings,
),

moments as (
    select
        entries.case_key,
        entries.place_id,
        entries.queue_id,
        entries.calendar_id,
        sides.is_end,
        sides.has_askings,
        if(sides.is_end, entries.to_ms, entries.from_ms) - 1 as at_ms,
        entries.position,
    from entries
    cross join sides
    where entries.is_ours
    union all
    select
        null,
        null,
        askings.queue_id,
        askings.calendar_id,
        sides.is_end,
        true,
        askings.responded_at_ms,
        askings.position,
    from askings
    cross join sides
    where sides.has_askings
),

ranked as (
    select
        moments.*,
        rank(order by position desc) over (
            partition by
                queue_id,
                calendar_id,
                is_end,
                has_askings
            order by at_ms
            range between unbounded preceding and current row
        ) as place,
    from moments
),

counted as (
    select
        case_key,
        place_id,
        sum(if(is_end = has_askings, place, -place)) as overtaken_by,
    from ranked
    where case_key is not null
    group by
        case_key,
        place_id
)

select
    counted.case_key,
    places.tier,
    places.severity,
    sum(counted.overtaken_by)::integer as overtaken_by,

from counted

inner join policy.queue_places as places
    on counted.place_id = places.place_id

group by
    counted.case_key,
    places.tier,
    places.severity
