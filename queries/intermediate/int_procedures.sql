-- One row per procedure owed once on a case, closings aside, and way of asking for
-- it: what is due when, what satisfied it, what ended it. A view.
with

reopenings as (
    select
        case_key,
        8 as promise_id,
        spell,
        variant,
        null::integer as calendar_id,
        started_at_ms,
        start_arrival,
        started_at_ms as due_ms,
        satisfied_at_ms,
        null::bigint as satisfied_arrival,
        terminal_ms as end_ms,
        false as is_final,
        missing_field,
        severity_id,
    from int_reopenings
),

others as (
    select
        case_key,
        9 as promise_id,
        0 as spell,
        variant,
        calendar_id,
        started_at_ms,
        start_arrival,
        started_at_ms as due_ms,
        satisfied_at_ms,
        satisfied_arrival,
        started_at_ms as end_ms,
        true as is_final,
        missing_field,
    from int_contact_attempts
    union all
    select
        case_key,
        10,
        0,
        null,
        null,
        started_at_ms,
        start_arrival,
        started_at_ms,
        satisfied_at_ms,
        satisfied_arrival,
        started_at_ms,
        true,
        missing_field,
    from int_severity_consents
    union all
    select
        case_key,
        11,
        0,
        null,
        null,
        started_at_ms,
        start_arrival,
        null,
        satisfied_at_ms,
        satisfied_arrival,
        end_ms,
        false,
        missing_field,
    from int_closing_surveys
    union all
    select
        case_key,
        12,
        0,
        null,
        null,
        started_at_ms,
        start_arrival,
        started_at_ms,
        satisfied_at_ms,
        satisfied_arrival,
        terminal_ms,
        false,
        missing_field,
    from int_outcome_notices
)

select *
from reopenings
union all
select
    others.*,
    timeline.severity_id,
from others
inner join int_timeline as timeline
    on others.case_key = timeline.case_key
    and others.started_at_ms = timeline.at_ms
