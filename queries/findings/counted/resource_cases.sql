-- One row per case unresolved at the severity asked for at some instant of the
-- month: whether it tells of the customer's resource.
select
    'resource_cases' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    getvariable('report_severity') as severity,
    null::varchar as kind,
    if(asked.is_telling, 'telling', 'silent') as says,
    null::varchar as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from resource_rows as asked

inner join scope_cases as cases
    on asked.case_key = cases.case_key
