-- One row per case and place at which it waited in the month: how often it was
-- overtaken.
select
    'waiting' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    waiting.tier,
    waiting.severity,
    null::varchar as kind,
    if(waiting.overtaken_by > 0, 'overtaken', 'in_turn') as says,
    null::varchar as mark,
    waiting.overtaken_by::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from queue_waiting as waiting

inner join scope_cases as cases
    on waiting.case_key = cases.case_key
