-- One row per promise and set of readings on which verdicts of the month hang.
with

torn as (
    select
        case_key,
        promise,
        started_at_ms,
        coalesce(min(month) filter (where is_house), min(month)) as month,
        any_value(hinge_mask) as hinge_mask,
    from scope_rows
    where hinge_mask <> 0
    group by
        case_key,
        promise,
        started_at_ms
)

select
    torn.promise,
    hinges.hinges_on,
    count(*)::bigint as obligations,

from torn

inner join hinges
    on torn.hinge_mask = hinges.hinge_mask

where torn.month = getvariable('report_month')

group by
    torn.promise,
    hinges.hinges_on
