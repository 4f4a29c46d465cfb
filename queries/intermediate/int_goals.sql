-- One row per clocking with a calendar: the open time at which its target is
-- reached without pauses.
select
    dues.* exclude (
        goal_open_ms,
        low_goal_open_ms,
        member,
        ordinal,
        local_ms,
        is_business
    ),
    coalesce(
        dues.goal_open_ms,
        segments.open_ms
        + segments.is_open * (dues.date_due_at_ms - segments.from_ms)
    ) as goal_open_ms,
    coalesce(
        dues.low_goal_open_ms,
        low_segments.open_ms
        + low_segments.is_open
        * (dues.date_due_low_at_ms - low_segments.from_ms)
    ) as low_goal_open_ms,

from int_date_dues as dues

left join policy.segments as segments
    on dues.calendar_id = segments.calendar_id
    and dues.date_due_at_ms // 86400000 = segments.bucket
    and dues.date_due_at_ms >= segments.from_ms
    and dues.date_due_at_ms < segments.to_ms

left join policy.segments as low_segments
    on dues.calendar_id = low_segments.calendar_id
    and dues.date_due_low_at_ms // 86400000 = low_segments.bucket
    and dues.date_due_low_at_ms >= low_segments.from_ms
    and dues.date_due_low_at_ms < low_segments.to_ms
