-- One row per stretch of a calendar that breaks its time line: it does not begin
-- where the one before it ended, or its calendar does not reach over the data.
with

stretches as (
    select
        calendar_id,
        'segment' as kind,
        from_ms as begins,
        to_ms as ends,
        open_ms as counted,
        open_ms + is_open * (to_ms - from_ms) as counted_after,
    from policy.segments
    union all
    select
        calendar_id,
        'position',
        open_from_ms,
        open_to_ms,
        from_ms,
        from_ms + open_to_ms - open_from_ms,
    from policy.positions
),

neighbours as (
    select
        stretches.*,
        lag(ends) over along as ends_before,
        lag(counted_after) over along as counted_before,
        lead(begins) over along as begins_next,
    from stretches
    window along as (
        partition by calendar_id, kind
        order by begins
    )
),

span as (
    select min(opened_at_ms) as opened_at_ms
    from stg_cases
)

select
    neighbours.calendar_id,
    neighbours.kind,
    neighbours.begins,
    neighbours.ends,

from neighbours

cross join span

where
    neighbours.ends <= neighbours.begins
    or neighbours.begins <> neighbours.ends_before
    or neighbours.counted < neighbours.counted_before
    or neighbours.kind = 'segment' and (
        neighbours.counted <> coalesce(neighbours.counted_before, 0)
        or neighbours.ends_before is null
        and neighbours.begins > span.opened_at_ms
        or neighbours.begins_next is null
        and neighbours.ends <= getvariable('as_of_ms')
    )
