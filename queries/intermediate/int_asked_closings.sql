-- One row per instant at which a case that was asked to be judged became
-- solved or closed.
with

asked as (
    select case_key from stg_surveys
    union
    select case_key from stg_surveys_sent
    union
    select case_key from stg_row_scores
),

statuses as (
    select
        case_key,
        at_ms,
        arg_max(
            status,
            {'number': event_number, 'arrival': arrival}
        ) as status,
    from stg_events
    where
        status is not null
        and case_key in (select case_key from asked)
    group by
        case_key,
        at_ms
),

changes as (
    select
        case_key,
        at_ms,
        status,
        lag(status) over (
            partition by case_key
            order by at_ms
        ) as status_before,
    from statuses
)

select
    case_key,
    at_ms,

from changes

where
    status in (5, 6)
    and status is distinct from status_before
