-- One row per account, policy, promise, verdict and reason: obligations of the
-- period that are in no rate.
select
    cases.account_id,
    cases.policy,
    scope_rows.promise,
    scope_rows.verdict,
    scope_rows.reason,
    count(*)::bigint as obligations,
    count(distinct scope_rows.case_key)::bigint as cases,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

where
    scope_rows.is_house
    and scope_rows.month = getvariable('report_month')
    and scope_rows.verdict in ('void', 'excluded', 'unmeasured')

group by all

order by
    cases.account_id,
    cases.policy,
    scope_rows.verdict,
    obligations desc,
    scope_rows.promise,
    scope_rows.reason
