-- One row per account and policy: the period's obligations, and on how many cases.
select
    cases.account_id,
    cases.policy,
    count(*)::bigint as obligations,
    count(distinct scope_rows.case_key)::bigint as cases,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

where
    scope_rows.is_house
    and scope_rows.month = getvariable('report_month')

group by all

order by all
