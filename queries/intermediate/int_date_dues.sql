-- One row per clocking that has a calendar: the instants at which it is due by
-- business date, where it is. A view.
select
    positions.* exclude (due_ordinal, low_due_ordinal),
    case positions.form
        when 3 then dates.closes_ms
        when 2
            then
                pieces.from_ms
                + least(
                    greatest(positions.local_ms - pieces.local_from_ms, 0),
                    pieces.to_ms - pieces.from_ms
                )
    end as date_due_at_ms,
    case positions.form
        when 3 then low_dates.closes_ms
        when 2
            then
                low_pieces.from_ms
                + least(
                    greatest(positions.local_ms - low_pieces.local_from_ms, 0),
                    low_pieces.to_ms - low_pieces.from_ms
                )
    end as date_due_low_at_ms,

from int_positions as positions

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
