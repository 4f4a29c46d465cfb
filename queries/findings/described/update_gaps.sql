-- One row per severity at its start, and one over all: gaps between our messages
-- over which the case stayed unresolved, ended in the month.
select
    severity,
    grouping(severity) = 1 as is_all,
    count(*)::bigint as gaps,
    median(next_human_ms - at_ms)::bigint as median_ms,
    quantile_cont(next_human_ms - at_ms, 0.9)::bigint as p90_ms,
    max(next_human_ms - at_ms)::bigint as longest_ms,

from gap_rows

group by grouping sets (
    (severity),
    ()
)

order by
    is_all,
    severity
