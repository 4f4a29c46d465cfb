-- One row per case in hand in the month.
select
    'cases_in_hand' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    null::varchar as severity,
    null::varchar as kind,
    null::varchar as says,
    null::varchar as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from in_hand_rows as held

inner join scope_cases as cases
    on held.case_key = cases.case_key
