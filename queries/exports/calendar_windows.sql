-- One row per opening of a calendar's member, its instants as text.
select
    calendar_id,
    member,
    opening_date,
    strftime(make_timestamp(opens_ms * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')
        as opens_at,
    strftime(make_timestamp(closes_ms * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')
        as closes_at,
    is_business,

from policy.calendar_windows
