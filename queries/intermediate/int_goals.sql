-- One row per clocking with a calendar: the open time at which its target is
-- reached without pauses.
select
    positions.* exclude (
        goal_open_ms, low_goal_open_ms, due_ordinal, low_due_ordinal
    ),
    coalesce(positions.goal_open_ms, dues.due_open_ms) as goal_open_ms,
    coalesce(positions.low_goal_open_ms, dues.low_due_open_ms)
        as low_goal_open_ms,
    dues.due_at_ms as date_due_at_ms,
    dues.due_low_at_ms as date_due_low_at_ms,

from int_positions as positions

left join int_due_positions as dues
    on positions.case_key = dues.case_key
    and positions.promise_id = dues.promise_id
    and positions.started_at_ms = dues.started_at_ms
    and positions.clock_started_at_ms = dues.clock_started_at_ms
    and positions.is_link = dues.is_link
    and positions.assignment_id = dues.assignment_id
