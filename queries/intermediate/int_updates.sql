-- One row per start of an update clock: a message of ours, a reopening and,
-- where daily updates are gaps, the opening. A view.
with

answers as (
    select * from int_open_turns
),

openings as (
    select * from int_judged_cases
),

timeline as (
    select * from int_timeline
    where is_opening
),

promises as (
    select * from policy.version_promises
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
                and answers.next_unknown_ms
                <= coalesce(answers.terminal_ms, 9e18::bigint)
                then answers.next_unknown_field
        end as missing_field,
        missing_field as anyone_missing_field,
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
                and timeline.next_unknown_ms
                <= coalesce(timeline.terminal_ms, 9e18::bigint)
                then timeline.next_unknown_field
        end as missing_field,
        missing_field as anyone_missing_field,
    from openings
    inner join promises
        on openings.version_key = promises.version_key
        and promises.promise_id = 3
        and promises.has_gaps
    inner join timeline
        on openings.case_key = timeline.case_key
    where
        openings.has_messages
        and openings.has_statuses
        and timeline.human_arrival is null
        and timeline.status not in (5, 6)
        and coalesce(openings.opened_at_ms < openings.terminal_ms, true)
)

select *
from updates
union all
select *
from daily_openings
