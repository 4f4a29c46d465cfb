-- One row per obligation of the period, with both judgements, by case and start.
select
    account_id,
    case_id,
    promise,
    tier,
    severity,
    started_at_ms,
    satisfied_at_ms,
    house,
    house_target,
    house_due_at_ms,
    whatif,
    whatif_target,
    whatif_due_at_ms,
    whatif_reason,

from whatif_scope

order by
    case_id,
    promise_id,
    started_at_ms
