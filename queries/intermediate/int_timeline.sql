-- One row per case and instant: the state that holds after it, and what came
-- before and comes next.
select
    case_key,
    at_ms,
    is_opening,
    is_terminal,
    is_customer_message,
    human_arrival,
    customer_arrival,
    status_arrival,
    status as status_set,
    coalesce(last_value(status ignore nulls) over until_now, 1) as status,
    coalesce(last_value(status ignore nulls) over earlier, 1) as status_before,
    coalesce(
        last_value(severity_id ignore nulls) over until_now,
        first_value(severity_id ignore nulls) over from_now
    ) as severity_id,
    last_value(case when human_arrival is not null then at_ms end ignore nulls)
        over earlier as last_human_ms,
    first_value(case when human_arrival is not null then at_ms end ignore nulls)
        over later as next_human_ms,
    first_value(human_arrival ignore nulls) over later as next_human_arrival,
    first_value(case when status in (5, 6) then at_ms end ignore nulls)
        over later as next_end_ms,
    first_value(
        case when unknown_field is not null then at_ms end ignore nulls
    ) over later as next_unknown_ms,
    first_value(unknown_field ignore nulls) over later as next_unknown_field,
    min(case when is_terminal then at_ms end) over whole as terminal_ms,
    severity_id is not null
        and count(severity_id) over earlier > 0 as may_change_severity,

from int_case_instants

window
    whole as (partition by case_key),
    until_now as (
        partition by case_key
        order by at_ms
        rows between unbounded preceding and current row
    ),
    earlier as (
        partition by case_key
        order by at_ms
        rows between unbounded preceding and 1 preceding
    ),
    from_now as (
        partition by case_key
        order by at_ms
        rows between current row and unbounded following
    ),
    later as (
        partition by case_key
        order by at_ms
        rows between 1 following and unbounded following
    )
