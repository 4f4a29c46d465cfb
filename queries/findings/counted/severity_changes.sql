-- One row per change of severity in the month: whether it lowered or raised it,
-- by whom, and how long after the opening.
select
    'severity_changes' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    changes.severity,
    changes.severity_before || ' to ' || changes.severity as kind,
    case
        when changes.is_lowered then 'lowered'
        when not changes.is_lowered then 'raised'
        else 'unranked'
    end as says,
    changes.actor_type as mark,
    changes.age_ms::double as amount,
    changes.at_ms,
    getvariable('report_month') as month,

from scope_severity_changes as changes

inner join scope_cases as cases
    on changes.case_key = cases.case_key

where
    changes.at_ms >= getvariable('report_from_ms')
    and changes.at_ms < getvariable('report_to_ms')
