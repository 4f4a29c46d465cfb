-- One row: calls of those cases that came in the month, and how they were taken.
select
    count(*)::bigint as calls,
    count(calls.answered_at_ms)::bigint as answered,
    count_if(calls.overtaken > 0)::bigint as overtaking,
    median(calls.answered_at_ms - calls.queued_at_ms)::bigint as median_ms,
    quantile_cont(calls.answered_at_ms - calls.queued_at_ms, 0.9)::bigint
        as p90_ms,

from queue_calls as calls

inner join scope_cases as cases
    on calls.case_key = cases.case_key

where
    calls.queued_at_ms >= getvariable('report_from_ms')
    and calls.queued_at_ms < getvariable('report_to_ms')
