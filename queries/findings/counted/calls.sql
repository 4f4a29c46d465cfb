-- One row per call of the month: how many that had come before it were passed.
select
    'calls' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    null::varchar as severity,
    null::varchar as kind,
    case
        when calls.answered_at_ms is null then 'unanswered'
        when calls.overtaken > 0 then 'overtook'
        else 'in_turn'
    end as says,
    null::varchar as mark,
    calls.overtaken::double as amount,
    calls.queued_at_ms as at_ms,
    getvariable('report_month') as month,

from queue_calls as calls

inner join scope_cases as cases
    on calls.case_key = cases.case_key

where
    calls.queued_at_ms >= getvariable('report_from_ms')
    and calls.queued_at_ms < getvariable('report_to_ms')
