-- One row per response of the months shown: how many waiting cases it overtook.
select
    'responses' as what,
    case_id,
    account_id,
    account_name,
    null::varchar as promise,
    tier,
    severity,
    null::varchar as kind,
    if(overtaken > 0, 'overtook', 'in_turn') as says,
    null::varchar as mark,
    overtaken::double as amount,
    responded_at_ms as at_ms,
    month,

from queue_rows
