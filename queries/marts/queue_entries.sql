-- One row per stretch of waiting that a response can overtake: from when, and
-- its position, by which the lower goes first. A view. Built last.
with

stretches as (
    select
        waits.case_key,
        waits.place_id,
        places.queue_id,
        places.calendar_id,
        greatest(
            waits.from_ms,
            waits.opened_at_ms + queues.tolerance_ms + 1
        ) as from_ms,
        waits.to_ms,
        places.rank * 8796093022208
        + waits.opened_at_ms
        + 4398046511104 as position,
    from queue_waits as waits
    inner join policy.queue_places as places
        on waits.place_id = places.place_id
    inner join policy.queues as queues
        on places.queue_id = queues.queue_id
    where places.calendar_id is not null
)

select * from stretches

where from_ms < to_ms
