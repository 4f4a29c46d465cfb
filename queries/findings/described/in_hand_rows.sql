-- One row per case in hand in the month: unresolved when it began, or with a
-- message, a status or a severity in it.
select case_key

from scope_turns

where
    at_ms < getvariable('report_to_ms')
    and at_ms < coalesce(terminal_at_ms, at_ms + 1)
    and (
        at_ms >= getvariable('report_from_ms')
        or (
            not is_resolved
            and coalesce(least(next_at_ms, terminal_at_ms), at_ms + 1)
                > getvariable('report_from_ms')
        )
    )

group by case_key
