-- One row per instant at which a case that was asked to be judged got a
-- severity.
select
    case_key,
    at_ms,
    arg_max(
        severity_id,
        {'number': event_number, 'arrival': arrival}
    ) as severity_id,

from stg_events

where
    severity_id is not null
    and case_key in (select case_key from int_invitations)

group by
    case_key,
    at_ms
