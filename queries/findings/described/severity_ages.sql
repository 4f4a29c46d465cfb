-- One row: the changes of severity in the month, and how long after the opening they came.
select
    count(*)::bigint as changes,
    count(distinct case_key)::bigint as cases,
    median(age_ms)::bigint as median_ms,
    quantile_cont(age_ms, 0.9)::bigint as p90_ms,

from scope_severity_changes

where
    at_ms >= getvariable('report_from_ms')
    and at_ms < getvariable('report_to_ms')
