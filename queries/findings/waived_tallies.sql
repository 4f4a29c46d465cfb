-- One row per promise, tier and severity: misses of the month that were waived.
select
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity,
    count(*)::bigint as waived,

from scope_rows

inner join waived_obligations as waived
    on scope_rows.case_key = waived.case_key
    and scope_rows.promise_id = waived.promise_id
    and scope_rows.started_at_ms = waived.started_at_ms

where
    scope_rows.is_house
    and scope_rows.month = getvariable('report_month')
    and scope_rows.verdict = 'missed'

group by
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity
