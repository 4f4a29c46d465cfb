-- One row per response and calendar of its queue that was open just then: what
-- has a lower position and waits is overtaken. A view. Built last.
with

calendars as (
    select
        queue_id,
        calendar_id,
    from queue_entries
    group by
        queue_id,
        calendar_id
)

select
    responses.case_key,
    places.queue_id,
    calendars.calendar_id,
    responses.responded_at_ms,
    places.rank * 8796093022208
    + if(
        queues.is_first_come,
        responses.opened_at_ms - queues.tolerance_ms + 4398046511104,
        0
    ) as position,

from queue_responses as responses

inner join policy.queue_places as places
    on responses.place_id = places.place_id

inner join policy.queues as queues
    on places.queue_id = queues.queue_id

inner join calendars
    on places.queue_id = calendars.queue_id

inner join policy.segments as hours
    on calendars.calendar_id = hours.calendar_id
    and responses.responded_at_ms // 86400000 = hours.bucket
    and responses.responded_at_ms >= hours.from_ms
    and responses.responded_at_ms < hours.to_ms
    and hours.is_open = 1
