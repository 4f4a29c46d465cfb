-- One row per use of a zone and stretch in which it had one offset; the first
-- stretch has no beginning, the last no end.
with

offsets as (
    select 'accounts' as used_for, *
    from policy.zone_offsets
    union all
    select 'calendars' as used_for, *
    from policy.calendar_offsets
)

select
    used_for,
    time_zone,
    strftime(
        make_timestamp(nullif(from_ms, -8000000000000000) * 1000),
        '%Y-%m-%dT%H:%M:%S.%gZ'
    ) as from_at,
    strftime(
        make_timestamp(nullif(to_ms, 8000000000000000) * 1000),
        '%Y-%m-%dT%H:%M:%S.%gZ'
    ) as to_at,
    offset_ms,

from offsets
