-- One row per obligation that a change re-timed: its counted time from its own
-- start, not from the change.
with

retimed as (
    select * from int_dues
    where
        is_link
        and clock_started_at_ms > started_at_ms
),

lost as (
    select
        retimed.case_key,
        retimed.promise_id,
        retimed.started_at_ms,
        retimed.assignment_id,
        sum(
            (
                ends.open_ms
                + ends.is_open
                * (
                    least(
                        coalesce(spells.ended_at_ms, 9e18::bigint),
                        retimed.clock_started_at_ms
                    ) - ends.from_ms
                )
            ) - (
                starts.open_ms
                + starts.is_open
                * (
                    greatest(spells.started_at_ms, retimed.started_at_ms)
                    - starts.from_ms
                )
            )
        )::bigint as lost_ms,
    from retimed
    inner join int_status_spells as spells
        on retimed.case_key = spells.case_key
        and (retimed.pauses & (1 << spells.status)) <> 0
        and spells.started_at_ms < retimed.clock_started_at_ms
        and coalesce(spells.ended_at_ms, 9e18::bigint) > retimed.started_at_ms
    inner join policy.segments as starts
        on retimed.calendar_id = starts.calendar_id
        and greatest(spells.started_at_ms, retimed.started_at_ms) // 86400000
        = starts.bucket
        and greatest(spells.started_at_ms, retimed.started_at_ms)
        >= starts.from_ms
        and greatest(spells.started_at_ms, retimed.started_at_ms)
        < starts.to_ms
    inner join policy.segments as ends
        on retimed.calendar_id = ends.calendar_id
        and least(
            coalesce(spells.ended_at_ms, 9e18::bigint),
            retimed.clock_started_at_ms
        ) // 86400000 = ends.bucket
        and least(
            coalesce(spells.ended_at_ms, 9e18::bigint),
            retimed.clock_started_at_ms
        ) >= ends.from_ms
        and least(
            coalesce(spells.ended_at_ms, 9e18::bigint),
            retimed.clock_started_at_ms
        ) < ends.to_ms
    group by
        retimed.case_key,
        retimed.promise_id,
        retimed.started_at_ms,
        retimed.assignment_id
)

select
    retimed.case_key,
    retimed.promise_id,
    retimed.started_at_ms,
    retimed.clock_started_at_ms,
    retimed.assignment_id,
    retimed.start_open_ms
    - starts.open_ms
    - starts.is_open * (retimed.started_at_ms - starts.from_ms)
    - coalesce(lost.lost_ms, 0) as counted_before_ms,

from retimed

inner join policy.segments as starts
    on retimed.calendar_id = starts.calendar_id
    and retimed.started_at_ms // 86400000 = starts.bucket
    and retimed.started_at_ms >= starts.from_ms
    and retimed.started_at_ms < starts.to_ms

left join lost
    on retimed.case_key = lost.case_key
    and retimed.promise_id = lost.promise_id
    and retimed.started_at_ms = lost.started_at_ms
    and retimed.assignment_id = lost.assignment_id
