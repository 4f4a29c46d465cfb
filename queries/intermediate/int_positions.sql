-- One row per clocking that has a calendar: where its instants lie in the
-- calendar's open time, and what it is due at without pauses. A view.
with

clockings as (
    select * from int_clockings
    where
        calendar_id is not null
        and started_at_ms is not null
),

placed as (
    select
        clockings.*,
        starts.open_ms
        + starts.is_open
        * (clockings.clock_started_at_ms - starts.from_ms) as start_open_ms,
        stops.open_ms
        + stops.is_open * (clockings.stop_ms - stops.from_ms) as stop_open_ms,
        starts.member,
        starts.ordinal,
        starts.local_ms
        + starts.is_open
        * (clockings.clock_started_at_ms - starts.from_ms) as local_ms,
        starts.is_business,
    from clockings
    inner join policy.segments as starts
        on clockings.calendar_id = starts.calendar_id
        and clockings.clock_started_at_ms // 86400000 = starts.bucket
        and clockings.clock_started_at_ms >= starts.from_ms
        and clockings.clock_started_at_ms < starts.to_ms
    inner join policy.segments as stops
        on clockings.calendar_id = stops.calendar_id
        and clockings.stop_ms // 86400000 = stops.bucket
        and clockings.stop_ms >= stops.from_ms
        and clockings.stop_ms < stops.to_ms
)

select
    placed.*,
    case placed.form
        when 1 then placed.start_open_ms + placed.amount
    end as goal_open_ms,
    case placed.form
        when 1 then placed.start_open_ms + placed.low
    end as low_goal_open_ms,
    case
        when placed.form in (2, 3)
            then
                placed.ordinal
                + greatest(placed.amount, if(placed.is_business, 0, 1))
    end as due_ordinal,
    case
        when placed.form in (2, 3) and placed.low is not null
            then
                placed.ordinal
                + greatest(placed.low, if(placed.is_business, 0, 1))
    end as low_due_ordinal,

from placed
