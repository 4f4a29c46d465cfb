-- One row: the escalations of the month, and how soon after them a manager, or
-- anyone of ours, did something on the case.
select
    count(*)::bigint as escalations,
    count(distinct case_key)::bigint as cases,
    count(manager_at_ms)::bigint as by_manager,
    median(manager_at_ms - at_ms)::bigint as manager_median_ms,
    quantile_cont(manager_at_ms - at_ms, 0.9)::bigint as manager_p90_ms,
    count(human_at_ms)::bigint as by_human,
    median(human_at_ms - at_ms)::bigint as human_median_ms,
    quantile_cont(human_at_ms - at_ms, 0.9)::bigint as human_p90_ms,

from escalation_rows
