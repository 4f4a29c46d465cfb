-- One row per severity at its start, and one over all: gaps between our messages
-- over which the case stayed unresolved, ended in the month.
select
    severity,
    grouping(severity) = 1 as is_all,
    count(*)::bigint as gaps,
    median(next_human_ms - at_ms)::bigint as median_ms,
    quantile_cont(next_human_ms - at_ms, 0.9)::bigint as p90_ms,
    max(next_human_ms - at_ms)::bigint as longest_ms,

from scope_turns

where
    is_human
    and not is_resolved
    and next_human_ms >= getvariable('report_from_ms')
    and next_human_ms < getvariable('report_to_ms')
    and next_human_ms <= coalesce(next_resolved_ms, next_human_ms)
    and next_human_ms <= coalesce(terminal_at_ms, next_human_ms)

group by grouping sets (
    (severity),
    ()
)

order by
    is_all,
    severity
