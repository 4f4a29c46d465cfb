-- One row per case that stands in a queue: when it was answered, and until when
-- it can have waited for that.
with

queued as (
    select profile_id
    from policy.queue_kinds
    group by profile_id
),

turns as (
    select
        cases.case_key,
        cases.profile_id,
        cases.opened_at_ms,
        cases.tells_end,
        coalesce(cases.terminal_ms, 9e18::bigint) as terminal_ms,
        case
            when promises.is_touch then touches.first_touch_ms
            else cases.first_human_ms
        end as answered_at_ms,
        case
            when promises.is_touch then 9e18::bigint
            else coalesce(cases.first_unknown_ms, 9e18::bigint)
        end as unclear_from_ms,
        case
            when promises.is_touch then cases.has_touches
            else cases.tells_first_response
        end as tells_answers,
    from int_judged_cases as cases
    inner join queued
        on cases.profile_id = queued.profile_id
    left join policy.version_promises as promises
        on cases.version_key = promises.version_key
        and promises.promise_id = 1
    left join int_case_touches as touches
        on cases.case_key = touches.case_key
),

answered as (
    select
        turns.*,
        case
            when
                answered_at_ms <= terminal_ms
                and answered_at_ms <= unclear_from_ms
                then answered_at_ms
        end as responded_at_ms,
    from turns
    where
        tells_answers
        and opened_at_ms < terminal_ms
)

select
    case_key,
    profile_id,
    opened_at_ms,
    responded_at_ms,
    least(
        coalesce(responded_at_ms, 9e18::bigint),
        terminal_ms,
        unclear_from_ms,
        getvariable('as_of_ms') + 1
    ) as until_ms,

from answered

where
    responded_at_ms is not null
    or tells_end
