-- One row per account, policy, promise and set of scenarios that contradict the
-- house on verdicts of the period.
with

torn as (
    select
        case_key,
        promise,
        started_at_ms,
        any_value(hinge_mask) as hinge_mask,
        if(
            bool_or(is_house),
            any_value(month) filter (where is_house),
            any_value(month)
        ) as month,
    from scope_rows
    where hinge_mask <> 0
    group by
        case_key,
        promise,
        started_at_ms
)

select
    cases.account_id,
    cases.policy,
    torn.promise,
    torn.hinge_mask::text as hinge_mask,
    count(*)::bigint as obligations,

from torn

inner join scope_cases as cases
    on torn.case_key = cases.case_key

where torn.month = getvariable('report_month')

group by all

order by all
