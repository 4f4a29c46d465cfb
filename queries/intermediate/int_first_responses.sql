-- One row per first response that a case owes, and what satisfies it.
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
    case
        when promises.is_touch then touches.first_touch_ms
        else openings.first_human_ms
    end as satisfied_at_ms,
    case
        when promises.is_touch then touches.first_touch_arrival
        else openings.first_human_arrival
    end as satisfied_arrival,
    case
        when promises.is_touch then touches.first_our_touch_ms
        else openings.first_our_ms
    end as anyone_at_ms,
    case
        when promises.is_touch then touches.first_our_touch_arrival
        else openings.first_our_arrival
    end as anyone_arrival,
    null::bigint as end_ms,
    openings.terminal_ms,
    openings.severity_id,
    case
        when promises.is_touch
            then if(openings.has_touches, null, 'actor_type')
        when not openings.tells_first_response then 'message'
        when
            openings.first_unknown_ms
            < coalesce(openings.first_human_ms, 9e18::bigint)
            and openings.first_unknown_ms
            <= coalesce(openings.terminal_ms, 9e18::bigint)
            then openings.first_unknown_field
    end as missing_field,
    case
        when promises.is_touch
            then if(openings.has_touches, null, 'actor_type')
        when not openings.tells_first_response then 'message'
        when
            openings.first_our_unknown_ms
            < coalesce(openings.first_our_ms, 9e18::bigint)
            and openings.first_our_unknown_ms
            <= coalesce(openings.terminal_ms, 9e18::bigint)
            then openings.first_our_unknown_field
    end as anyone_missing_field,

from openings

inner join promises
    on openings.version_key = promises.version_key
    and promises.promise_id = 1

left join int_case_touches as touches
    on openings.case_key = touches.case_key

where coalesce(openings.opened_at_ms < openings.terminal_ms, true)
