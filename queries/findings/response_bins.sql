-- One row per promise, tier, severity and quarter of a doubling of the target:
-- how many answers took that long.
select
    promise,
    tier,
    severity,
    ceil(4 * log2(greatest(elapsed_ms / target_ms, 1 / 128)))::bigint - 1 as bin,
    count(*)::bigint as obligations,

from scope_rows

where
    is_house
    and month = getvariable('report_month')
    and verdict in ('met', 'missed')
    and elapsed_ms is not null
    and target_ms > 0

group by all
