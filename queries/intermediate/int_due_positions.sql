-- One row per clocking that is due on a business date: that instant, and the
-- open time up to it.
with

positions as (
    select * from int_positions
    where form in (2, 3)
),

timed as (
    select
        positions.case_key,
        positions.promise_id,
        positions.clock_started_at_ms,
        positions.started_at_ms,
        positions.is_link,
        positions.assignment_id,
        positions.calendar_id,
        case positions.form
            when 3 then dates.closes_ms
            else
                pieces.from_ms
                + least(
                    greatest(positions.local_ms - pieces.local_from_ms, 0),
                    pieces.to_ms - pieces.from_ms
                )
        end as due_at_ms,
        case positions.form
            when 3 then low_dates.closes_ms
            else
                low_pieces.from_ms
                + least(
                    greatest(positions.local_ms - low_pieces.local_from_ms, 0),
                    low_pieces.to_ms - low_pieces.from_ms
                )
        end as due_low_at_ms,
    from positions
    left join policy.business_dates as dates
        on positions.calendar_id = dates.calendar_id
        and positions.member = dates.member
        and positions.due_ordinal = dates.ordinal
    left join policy.business_dates as low_dates
        on positions.calendar_id = low_dates.calendar_id
        and positions.member = low_dates.member
        and positions.low_due_ordinal = low_dates.ordinal
    left join policy.business_pieces as pieces
        on if(positions.form = 2, positions.calendar_id, null)
        = pieces.calendar_id
        and positions.member = pieces.member
        and positions.due_ordinal = pieces.ordinal
        and positions.local_ms > pieces.local_after_ms
        and positions.local_ms <= pieces.local_until_ms
    left join policy.business_pieces as low_pieces
        on if(positions.form = 2, positions.calendar_id, null)
        = low_pieces.calendar_id
        and positions.member = low_pieces.member
        and positions.low_due_ordinal = low_pieces.ordinal
        and positions.local_ms > low_pieces.local_after_ms
        and positions.local_ms <= low_pieces.local_until_ms
)

select
    timed.case_key,
    timed.promise_id,
    timed.started_at_ms,
    timed.clock_started_at_ms,
    timed.is_link,
    timed.assignment_id,
    timed.due_at_ms,
    timed.due_low_at_ms,
    segments.open_ms
    + segments.is_open * (timed.due_at_ms - segments.from_ms) as due_open_ms,
    low_segments.open_ms
    + low_segments.is_open * (timed.due_low_at_ms - low_segments.from_ms)
        as low_due_open_ms,

from timed

left join policy.segments as segments
    on timed.calendar_id = segments.calendar_id
    and timed.due_at_ms // 86400000 = segments.bucket
    and timed.due_at_ms >= segments.from_ms
    and timed.due_at_ms < segments.to_ms

left join policy.segments as low_segments
    on timed.calendar_id = low_segments.calendar_id
    and timed.due_low_at_ms // 86400000 = low_segments.bucket
    and timed.due_low_at_ms >= low_segments.from_ms
    and timed.due_low_at_ms < low_segments.to_ms
