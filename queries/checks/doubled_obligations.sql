-- One row per obligation that a scenario judges twice, which breaks the
-- ledger's grain: one row per obligation and scenario.
select
    case_key,
    promise_id,
    started_at_ms,
    count(*) as ledger_rows,

from ledger_rows

group by
    case_key,
    promise_id,
    started_at_ms

having sum(bit_count(mask)) <> bit_count(bit_or(mask))
