-- One row per case in a queue that was answered, with its place in that
-- instant.
with

answered as (
    select * from int_queued_cases
    where responded_at_ms is not null
)

select
    answered.case_key,
    kinds.place_id,
    answered.opened_at_ms,
    answered.responded_at_ms,

from answered

asof inner join int_timeline as timeline
    on answered.case_key = timeline.case_key
    and answered.responded_at_ms >= timeline.at_ms

inner join policy.queue_kinds as kinds
    on answered.profile_id = kinds.profile_id
    and coalesce(timeline.severity_id, -1) = kinds.severity_id
