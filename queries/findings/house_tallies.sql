-- One row per month, promise, tier, severity and verdict as the house reads it.
select
    month,
    promise,
    tier,
    severity,
    verdict,
    count(*)::bigint as obligations,
    count_if(hinge_mask <> 0)::bigint as hinging,

from scope_rows

where
    is_house
    and month is not null

group by all
