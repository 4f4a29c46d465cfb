-- One row per response of the months shown whose case had waited on a clock: how
-- long.
select
    'waits' as what,
    case_id,
    account_id,
    account_name,
    null::varchar as promise,
    tier,
    severity,
    null::varchar as kind,
    null::varchar as says,
    null::varchar as mark,
    wait_ms::double as amount,
    responded_at_ms as at_ms,
    month,

from queue_rows

where wait_ms is not null
