-- One row per obligation and outcome whose instants break their order: nothing
-- is due, satisfied or ended before it starts, or after the as-of instant. A daily
-- update and what must be done before an act are satisfied earlier.
select
    case_key,
    promise_id,
    started_at_ms,
    due_low_at_ms,
    due_at_ms,
    satisfied_at_ms,
    ended_at_ms,

from ledger_rows

where
    started_at_ms > getvariable('as_of_ms')
    or due_at_ms < started_at_ms
    or due_low_at_ms < started_at_ms
    or due_low_at_ms > due_at_ms
    or ended_at_ms > getvariable('as_of_ms')
    or ended_at_ms < started_at_ms and promise_id not in (3, 9, 10, 12)
    or satisfied_at_ms < started_at_ms and promise_id not in (3, 9, 10, 12)
    or satisfied_at_ms <> ended_at_ms
    or satisfied_at_ms is not null and ended_at_ms is null
