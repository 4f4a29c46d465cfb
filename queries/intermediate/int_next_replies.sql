-- One row per gap between our messages in which a customer of an unresolved
-- case wrote: the oldest of those messages, and the answer. A view.
with

answers as (
    select * from int_open_turns
),

promises as (
    select * from policy.version_promises
)

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
            and answers.next_unknown_ms
            <= coalesce(answers.terminal_ms, 9e18::bigint)
            then answers.next_unknown_field
    end as missing_field,
    missing_field as anyone_missing_field,

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
