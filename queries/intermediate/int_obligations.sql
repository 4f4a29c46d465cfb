-- One row per start of a promise that is timed by an event: what would satisfy
-- it, what would end it, and what the export does not tell.
with

cases as (
    select
        profiles.*,
        turns.* exclude (case_key),
    from int_case_profiles as profiles
    inner join int_case_turns as turns
        on profiles.case_key = turns.case_key
    where profiles.version_key is not null
),

promises as (
    select * from policy.version_promises
),

timeline as (
    select * from int_timeline
),

openings as (
    select
        cases.*,
        timeline.severity_id,
    from cases
    inner join timeline
        on cases.case_key = timeline.case_key
        and timeline.is_opening
),

first_responses as (
    select
        openings.case_key,
        promises.promise_id,
        openings.opened_at_ms as started_at_ms,
        null::bigint as start_arrival,
        case
            when promises.is_touch then openings.first_touch_ms
            else openings.first_human_ms
        end as satisfied_at_ms,
        case
            when promises.is_touch then openings.first_touch_arrival
            else openings.first_human_arrival
        end as satisfied_arrival,
        openings.first_our_ms as anyone_at_ms,
        openings.first_our_arrival as anyone_arrival,
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
                then openings.first_unknown_field
        end as missing_field,
    from openings
    inner join promises
        on openings.version_key = promises.version_key
        and promises.promise_id = 1
    where coalesce(openings.opened_at_ms < openings.terminal_ms, true)
),

answers as (
    select
        timeline.*,
        timeline.status_before in (5, 6)
            and timeline.status not in (5, 6) as is_reopening,
        cases.version_key,
        cases.has_messages,
        cases.has_statuses,
    from timeline
    inner join cases
        on timeline.case_key = cases.case_key
    where
        timeline.status not in (5, 6)
        and cases.has_messages
        and cases.has_statuses
        and coalesce(timeline.at_ms < timeline.terminal_ms, true)
),

updates as (
    select
        answers.case_key,
        promises.promise_id,
        answers.at_ms as started_at_ms,
        coalesce(answers.human_arrival, answers.status_arrival)
            as start_arrival,
        answers.next_human_ms as satisfied_at_ms,
        answers.next_human_arrival as satisfied_arrival,
        answers.next_human_ms as anyone_at_ms,
        answers.next_human_arrival as anyone_arrival,
        answers.next_end_ms as end_ms,
        answers.terminal_ms,
        answers.severity_id,
        case
            when
                answers.next_unknown_ms
                < coalesce(answers.next_human_ms, 9e18::bigint)
                then answers.next_unknown_field
        end as missing_field,
    from answers
    inner join promises
        on answers.version_key = promises.version_key
        and (
            promises.promise_id = 2
            or (promises.promise_id = 3 and promises.has_gaps)
        )
    where
        answers.human_arrival is not null
        or (answers.is_reopening and not answers.is_opening)
),

daily_openings as (
    select
        openings.case_key,
        promises.promise_id,
        openings.opened_at_ms as started_at_ms,
        null::bigint as start_arrival,
        timeline.next_human_ms as satisfied_at_ms,
        timeline.next_human_arrival as satisfied_arrival,
        timeline.next_human_ms as anyone_at_ms,
        timeline.next_human_arrival as anyone_arrival,
        timeline.next_end_ms as end_ms,
        openings.terminal_ms,
        openings.severity_id,
        case
            when
                timeline.next_unknown_ms
                < coalesce(timeline.next_human_ms, 9e18::bigint)
                then timeline.next_unknown_field
        end as missing_field,
    from openings
    inner join promises
        on openings.version_key = promises.version_key
        and promises.promise_id = 3
        and promises.has_gaps
    inner join timeline
        on openings.case_key = timeline.case_key
        and timeline.is_opening
    where
        openings.has_messages
        and openings.has_statuses
        and timeline.human_arrival is null
        and timeline.status not in (5, 6)
        and coalesce(openings.opened_at_ms < openings.terminal_ms, true)
),

next_replies as (
    select
        answers.case_key,
        promises.promise_id,
        answers.at_ms as started_at_ms,
        answers.customer_arrival as start_arrival,
        if(
            answers.human_arrival is null,
            answers.next_human_ms,
            answers.at_ms
        ) as satisfied_at_ms,
        coalesce(answers.human_arrival, answers.next_human_arrival)
            as satisfied_arrival,
        satisfied_at_ms as anyone_at_ms,
        satisfied_arrival as anyone_arrival,
        answers.next_end_ms as end_ms,
        answers.terminal_ms,
        answers.severity_id,
        case
            when
                answers.next_unknown_ms
                < coalesce(satisfied_at_ms, 9e18::bigint)
                then answers.next_unknown_field
        end as missing_field,
    from answers
    inner join promises
        on answers.version_key = promises.version_key
        and promises.promise_id = 4
    where
        answers.is_customer_message
        and answers.last_human_ms is not null
    qualify
        row_number() over (
            partition by
                answers.case_key,
                answers.last_human_ms
            order by answers.at_ms
        ) = 1
),

resolutions as (
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
    from openings
    inner join promises
        on openings.version_key = promises.version_key
        and promises.promise_id = 5
    left join int_case_resolutions as ends
        on openings.case_key = ends.case_key
    where coalesce(openings.opened_at_ms < openings.terminal_ms, true)
),

unknown_starts as (
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
    from openings
    inner join promises
        on openings.version_key = promises.version_key
        and promises.promise_id in (2, 3, 4)
    where not (openings.has_messages and openings.has_statuses)
),

starts as (
    select * from first_responses
    union all
    select * from updates
    union all
    select * from daily_openings
    union all
    select * from next_replies
    union all
    select * from resolutions
    union all
    select * from unknown_starts
)

select
    starts.*,
    cases.profile_id,
    cases.version_key,
    cases.is_default,
    least(
        coalesce(starts.satisfied_at_ms, 9e18::bigint),
        coalesce(starts.end_ms, 9e18::bigint),
        coalesce(starts.terminal_ms, 9e18::bigint),
        getvariable('as_of_ms')
    ) as stop_ms,

from starts

inner join cases
    on starts.case_key = cases.case_key
