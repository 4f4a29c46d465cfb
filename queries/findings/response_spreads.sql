-- One row per promise, tier and severity: how long answers took, beside their target.
select
    promise,
    tier,
    severity,
    count(*)::bigint as obligations,
    mode(target) as target,
    median(elapsed_ms)::bigint as median_ms,
    quantile_cont(elapsed_ms, 0.9)::bigint as p90_ms,
    count(target_ms)::bigint as timed,
    median(elapsed_ms / target_ms) as median_ratio,
    quantile_cont(elapsed_ms / target_ms, 0.9) as p90_ratio,

from scope_rows

where
    is_house
    and month = getvariable('report_month')
    and verdict in ('met', 'missed')
    and elapsed_ms is not null

group by
    promise,
    tier,
    severity
