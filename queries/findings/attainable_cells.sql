-- One row per promise, tier and severity whose target is a time on a clock:
-- what was judged in the months shown, how much of it was answered at all, and
-- the target that was promised last.
select
    promise,
    tier,
    severity,
    count(*)::bigint as judged,
    count(satisfied_at_ms)::bigint as answered,
    count_if(verdict = 'met')::bigint as met,
    count(distinct target_ms)::bigint as targets,
    arg_max(target, counted_at_ms) as target,
    arg_max(target_ms, counted_at_ms) as target_ms,

from scope_rows

where
    is_house
    and month is not null
    and verdict in ('met', 'missed')
    and elapsed_ms is not null
    and target_ms > 0

group by
    promise,
    tier,
    severity

order by all
