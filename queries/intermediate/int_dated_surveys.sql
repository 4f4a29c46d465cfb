-- One row per invitation whose instant an event or a survey row tells. In a run
-- of invitations with less than an hour between them the first event is of the
-- first row, the second of the second, and so on.
with

told as (
    select
        case_key,
        sent_at_ms,
        arrival,
        true as is_event,
    from stg_surveys_sent
    union all
    select
        case_key,
        sent_at_ms,
        arrival,
        false,
    from stg_surveys
    where sent_at_ms is not null
),

spaced as (
    select
        *,
        sent_at_ms - lag(sent_at_ms) over (
            partition by case_key
            order by sent_at_ms
        ) as since_ms,
    from told
),

runs as (
    select
        *,
        count_if(coalesce(since_ms >= 3600000, true)) over (
            partition by case_key
            order by sent_at_ms
        ) as run,
    from spaced
),

placed as (
    select
        *,
        row_number() over (
            partition by
                case_key,
                run,
                is_event
            order by sent_at_ms
        ) as place,
    from runs
)

select
    case_key,
    coalesce(
        max(sent_at_ms) filter (where not is_event),
        max(sent_at_ms)
    ) as sent_at_ms,
    max(sent_at_ms) filter (where not is_event) as row_sent_at_ms,
    bool_or(is_event) as is_in_events,
    bool_or(not is_event) as is_in_surveys,
    max(arrival) filter (where is_event) as event_arrival,

from placed

group by
    case_key,
    run,
    place
