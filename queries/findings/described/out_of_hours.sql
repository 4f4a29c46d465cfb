-- One row per case opened out of hours in the month at the severity asked for,
-- with the first lowering after it.
with

lowerings as (
    select
        case_key,
        min(at_ms) as at_ms,
        arg_min(severity, at_ms) as severity,
        arg_min(actor_type, at_ms) as actor_type,
        arg_min(is_agreed, at_ms) as is_agreed,
    from scope_severity_changes
    where is_lowered
    group by case_key
)

select
    openings.case_id,
    openings.account_id,
    openings.account_name,
    openings.opened_at_ms,
    lowerings.at_ms as lowered_at_ms,
    lowerings.severity as lowered_to,
    lowerings.actor_type,
    lowerings.is_agreed,

from scope_openings as openings

left join lowerings
    on openings.case_key = lowerings.case_key

where
    openings.severity = getvariable('report_severity')
    and not openings.is_open

order by
    openings.opened_at_ms,
    openings.case_id
