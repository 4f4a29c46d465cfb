-- One row per promise, tier, severity and tenth of the target that was left when
-- an obligation of the month was met.
select
    promise,
    tier,
    severity,
    least(9, 10 * (target_ms - elapsed_ms) // target_ms)::bigint as tenth,
    count(*)::bigint as met,

from scope_rows

where
    is_house
    and month = getvariable('report_month')
    and verdict = 'met'
    and elapsed_ms is not null
    and target_ms > 0

group by
    promise,
    tier,
    severity,
    tenth

order by all
