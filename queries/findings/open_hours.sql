-- One row per stretch of the month in which a calendar was open by which its
-- obligations were timed.
with

calendars as (
    select calendar_id
    from scope_rows
    where
        is_house
        and month = getvariable('report_month')
        and calendar_id is not null
        and calendar <> 'always'
    group by calendar_id
)

select
    segments.from_ms,
    segments.to_ms,

from policy.segments as segments

inner join calendars
    on segments.calendar_id = calendars.calendar_id

where
    segments.is_open = 1
    and segments.to_ms > getvariable('report_from_ms')
    and segments.from_ms < getvariable('report_to_ms')

order by
    segments.from_ms,
    segments.to_ms
