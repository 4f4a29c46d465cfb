-- One row per month shown, and one per tier and severity of the report's month:
-- responses, how many overtook, and how long cases had waited.
with

counted as (
    select
        *,
        month = getvariable('report_month') as is_own,
    from queue_rows
)

select
    month,
    tier,
    severity,
    grouping(tier) = 0 as is_place,
    count(*)::bigint as responses,
    count_if(overtaken > 0)::bigint as overtaking,
    sum(overtaken)::bigint as overtaken,
    count(wait_ms)::bigint as timed,
    median(wait_ms)::bigint as median_ms,
    quantile_cont(wait_ms, 0.9)::bigint as p90_ms,

from counted

group by grouping sets (
    (month),
    (month, is_own, tier, severity)
)

having
    grouping(tier) = 1
    or is_own
