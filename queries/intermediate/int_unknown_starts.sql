-- One row per case and promise whose starts the export cannot tell. A view.
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
    null::bigint as started_at_ms,
    null::bigint as start_arrival,
    null::bigint as satisfied_at_ms,
    null::bigint as satisfied_arrival,
    null::bigint as anyone_at_ms,
    null::bigint as anyone_arrival,
    null::bigint as end_ms,
    openings.terminal_ms,
    openings.severity_id,
    if(openings.has_messages, 'status', 'message') as missing_field,
    missing_field as anyone_missing_field,

from openings

inner join promises
    on openings.version_key = promises.version_key
    and promises.promise_id in (2, 3, 4)

where not (openings.has_messages and openings.has_statuses)
