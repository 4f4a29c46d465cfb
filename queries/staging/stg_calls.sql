-- One row per fact of a call by the as-of instant.
select
    case_id,
    value as call_id,
    at_ms,
    type = 'call_answered' as is_answer,

from raw.events

where
    type in ('call_queued', 'call_answered')
    and value is not null
    and at_ms <= getvariable('as_of_ms')
