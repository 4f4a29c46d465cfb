-- One row per severity before, severity after and kind of actor: changes in the month.
select
    severity_before,
    severity,
    actor_type,
    is_lowered,
    count(*)::bigint as changes,

from scope_severity_changes

where
    at_ms >= getvariable('report_from_ms')
    and at_ms < getvariable('report_to_ms')

group by all

order by all
