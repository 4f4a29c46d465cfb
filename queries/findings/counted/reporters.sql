-- One row per case opened in the month on a tier whose accounts may name
-- contacts: whether one of them reported it.
select
    'reporters' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    null::varchar as severity,
    null::varchar as kind,
    case
        when reported.is_named then 'named'
        when not reported.is_named then 'other'
        else 'unknown'
    end as says,
    null::varchar as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from reporter_rows as reported

inner join scope_cases as cases
    on reported.case_key = cases.case_key
