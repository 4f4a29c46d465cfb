-- One row per resolution that a case owes, and since when it is resolved.
-- A view.
with

openings as (
    select * from int_judged_cases
),

promises as (
    select * from policy.version_promises
)

select
    openings.case_key,
    promises.promise_id,
    openings.opened_at_ms as started_at_ms,
    null::bigint as start_arrival,
    ends.resolved_at_ms as satisfied_at_ms,
    ends.resolved_arrival as satisfied_arrival,
    ends.resolved_at_ms as anyone_at_ms,
    ends.resolved_arrival as anyone_arrival,
    null::bigint as end_ms,
    openings.terminal_ms,
    openings.severity_id,
    if(openings.tells_end, null, 'status') as missing_field,
    missing_field as anyone_missing_field,

from openings

inner join promises
    on openings.version_key = promises.version_key
    and promises.promise_id = 5

left join int_case_resolutions as ends
    on openings.case_key = ends.case_key

where coalesce(openings.opened_at_ms < openings.terminal_ms, true)
