-- One row per account, policy, period, promise, tier, severity and verdict as the house reads it.
select
    cases.account_id,
    cases.policy,
    scope_rows.month,
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity,
    scope_rows.verdict,
    count(*)::bigint as obligations,
    count_if(scope_rows.hinge_mask <> 0)::bigint as hinging,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

where
    scope_rows.is_house
    and scope_rows.month is not null
    and scope_rows.promise is not null

group by all

order by all
