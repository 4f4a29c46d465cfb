-- One row per promise and set of scenarios that contradict the house on verdicts of the month.
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
    promise,
    hinge_mask::text as hinge_mask,
    count(*)::bigint as obligations,

from torn

where month = getvariable('report_month')

group by
    promise,
    hinge_mask
