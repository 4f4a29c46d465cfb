-- One row per tier and severity, and one for all: cases that waited in the
-- month, and how many of them were overtaken.
select
    tier,
    severity,
    grouping(tier) = 0 as is_place,
    count(distinct case_key)::bigint as cases,
    count(distinct case_key) filter (where overtaken_by > 0)::bigint
        as overtaken,
    sum(overtaken_by)::bigint as times,

from queue_waiting

group by grouping sets (
    (tier, severity),
    ()
)
