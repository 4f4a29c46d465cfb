-- One row per obligation of the month on a lowered severity that was not missed:
-- whether it took longer than the target of the severity before.
select
    'spared' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    promises.promise,
    null::varchar as tier,
    null::varchar as severity,
    spared.severity_before as kind,
    case
        when spared.is_avoided then 'avoided'
        when not spared.is_avoided then 'within'
        else 'unknown'
    end as says,
    null::varchar as mark,
    spared.counted_ms::double as amount,
    spared.started_at_ms as at_ms,
    getvariable('report_month') as month,

from spared_rows as spared

inner join scope_cases as cases
    on spared.case_key = cases.case_key

inner join policy.promises as promises
    on spared.promise_id = promises.promise_id
