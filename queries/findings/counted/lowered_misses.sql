-- One row per miss of the month whose severity was lowered while it was in time,
-- and which is none where a lowering counts.
select
    'lowered_misses' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    promises.promise,
    null::varchar as tier,
    null::varchar as severity,
    null::varchar as kind,
    null::varchar as says,
    null::varchar as mark,
    null::double as amount,
    lowered.started_at_ms as at_ms,
    getvariable('report_month') as month,

from lowered_miss_rows as lowered

inner join scope_cases as cases
    on lowered.case_key = cases.case_key

inner join policy.promises as promises
    on lowered.promise_id = promises.promise_id
