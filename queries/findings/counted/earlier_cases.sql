-- One row per case opened in the month: the state of the case that it names as
-- its predecessor, or none.
select
    'earlier_cases' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    null::varchar as severity,
    null::varchar as kind,
    coalesce(naming.state, 'none') as says,
    null::varchar as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from previous_rows as naming

inner join scope_cases as cases
    on naming.case_key = cases.case_key
