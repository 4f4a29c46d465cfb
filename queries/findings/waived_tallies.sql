-- One row per account, policy, promise, tier and severity: misses of the period
-- that were waived.
select
    cases.account_id,
    cases.policy,
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity,
    count(*)::bigint as waived,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

where
    scope_rows.is_house
    and scope_rows.month = getvariable('report_month')
    and scope_rows.verdict = 'missed'
    and scope_rows.waiver_row is not null

group by all

order by all
