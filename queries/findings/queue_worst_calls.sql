-- One row per call of the month that was taken before others that had come
-- earlier, the most of them first, up to twenty.
select
    calls.call_id,
    cases.case_id,
    calls.queued_at_ms,
    calls.answered_at_ms,
    calls.overtaken,

from queue_calls as calls

inner join scope_cases as cases
    on calls.case_key = cases.case_key

where
    calls.queued_at_ms >= getvariable('report_from_ms')
    and calls.queued_at_ms < getvariable('report_to_ms')
    and calls.overtaken > 0

order by
    calls.overtaken desc,
    calls.answered_at_ms,
    calls.call_id

limit 20
