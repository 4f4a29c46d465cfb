-- One row per account, policy and promise: misses of the period that were waived.
select
    cases.account_id,
    cases.policy,
    scope_rows.promise,
    count(*)::bigint as waived,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

inner join waived_obligations as waived
    on scope_rows.case_key = waived.case_key
    and scope_rows.promise_id = waived.promise_id
    and scope_rows.started_at_ms = waived.started_at_ms

where
    scope_rows.is_house
    and scope_rows.month = getvariable('report_month')
    and scope_rows.verdict = 'missed'

group by all

order by all
