-- One row per case opened out of hours in the month at the severity asked for:
-- whether it was lowered later.
select
    'out_of_hours' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    getvariable('report_severity') as severity,
    null::varchar as kind,
    if(cases.lowered_at_ms is null, 'kept', 'lowered') as says,
    null::varchar as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from out_of_hours as cases
