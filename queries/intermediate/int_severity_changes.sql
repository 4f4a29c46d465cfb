-- One row per change of a case's severity.
with

told as (
    select
        case_key,
        at_ms,
        severity_id,
        lag(severity_id) over (
            partition by case_key
            order by at_ms
        ) as severity_before,
    from int_timeline
    where
        case_key in (
            select case_key from int_timeline where may_change_severity
        )
)

select
    case_key,
    at_ms,
    severity_id,

from told

where severity_id <> severity_before
