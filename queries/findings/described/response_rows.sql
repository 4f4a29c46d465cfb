-- One row per message of ours in the month: whether it was the first of its
-- case, and what it left.
with

messages as (
    select
        case_key,
        at_ms,
        is_human,
        first_value(
            case
                when list_contains(getvariable('report_statuses'), status)
                    then at_ms
            end ignore nulls
        ) over (
            partition by case_key
            order by at_ms
            rows between current row and unbounded following
        ) as set_at_ms,
        row_number() over (partition by case_key, is_human order by at_ms)
            as number,
        terminal_at_ms,
    from scope_turns
)

select
    messages.case_key,
    messages.at_ms,
    messages.number = 1 as is_first,
    coalesce(
        messages.set_at_ms <= messages.at_ms + getvariable('report_grace_ms'),
        false
    ) as is_left_so,
    not is_left_so
        and messages.at_ms + getvariable('report_grace_ms') > replays.as_of_ms
        as is_undecided,

from messages

cross join policy.replays as replays

where
    messages.is_human
    and messages.at_ms >= getvariable('report_from_ms')
    and messages.at_ms < getvariable('report_to_ms')
    and messages.at_ms < coalesce(messages.terminal_at_ms, messages.at_ms + 1)
