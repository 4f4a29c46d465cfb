-- One row per gap between our messages over which the case stayed unresolved,
-- ended in the month, with the severity at its start.
select
    case_key,
    severity,
    at_ms,
    next_human_ms,

from scope_turns

where
    is_human
    and not is_resolved
    and next_human_ms >= getvariable('report_from_ms')
    and next_human_ms < getvariable('report_to_ms')
    and next_human_ms <= coalesce(next_resolved_ms, next_human_ms)
    and next_human_ms <= coalesce(terminal_at_ms, next_human_ms)
