-- One row per gap between our messages on an unresolved case that ended in the
-- month: how long.
select
    'gaps' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    gaps.severity,
    null::varchar as kind,
    null::varchar as says,
    null::varchar as mark,
    (gaps.next_human_ms - gaps.at_ms)::double as amount,
    gaps.next_human_ms as at_ms,
    getvariable('report_month') as month,

from gap_rows as gaps

inner join scope_cases as cases
    on gaps.case_key = cases.case_key
