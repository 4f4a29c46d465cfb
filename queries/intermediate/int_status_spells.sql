-- One row per unbroken spell of a case in one status, half-open; the last has
-- no end.
with

changes as (
    select
        case_key,
        at_ms as started_at_ms,
        status,
        status_arrival,
    from int_timeline
    where
        is_opening
        or (status_set is not null and status <> status_before)
)

select
    case_key,
    status,
    started_at_ms,
    status_arrival,
    lead(started_at_ms) over (
        partition by case_key
        order by started_at_ms
    ) as ended_at_ms,
    lag(status) over (
        partition by case_key
        order by started_at_ms
    ) as status_before,

from changes
