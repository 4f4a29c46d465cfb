-- One row per clocking whose case was resolved too late and answered after
-- that: its counted time from then to the answer.
with

late as (
    select * from int_dues
    where
        end_ms < satisfied_at_ms
        and end_ms = stop_ms
        and satisfied_at_ms <= coalesce(terminal_ms, 9e18::bigint)
        and due_at_ms is not null
        and if(is_under, end_ms >= due_at_ms, end_ms > due_at_ms)
),

lost as (
    select
        late.case_key,
        late.promise_id,
        late.started_at_ms,
        late.clock_started_at_ms,
        late.is_link,
        late.assignment_id,
        sum(
            (
                ends.open_ms
                + ends.is_open
                * (
                    least(
                        coalesce(spells.ended_at_ms, 9e18::bigint),
                        late.satisfied_at_ms
                    ) - ends.from_ms
                )
            ) - (
                starts.open_ms
                + starts.is_open
                * (
                    greatest(spells.started_at_ms, late.end_ms)
                    - starts.from_ms
                )
            )
        )::bigint as lost_ms,
    from late
    inner join int_status_spells as spells
        on late.case_key = spells.case_key
        and (late.pauses & (1 << spells.status)) <> 0
        and spells.started_at_ms < late.satisfied_at_ms
        and coalesce(spells.ended_at_ms, 9e18::bigint) > late.end_ms
    inner join policy.segments as starts
        on late.calendar_id = starts.calendar_id
        and greatest(spells.started_at_ms, late.end_ms) // 86400000
        = starts.bucket
        and greatest(spells.started_at_ms, late.end_ms) >= starts.from_ms
        and greatest(spells.started_at_ms, late.end_ms) < starts.to_ms
    inner join policy.segments as ends
        on late.calendar_id = ends.calendar_id
        and least(
            coalesce(spells.ended_at_ms, 9e18::bigint),
            late.satisfied_at_ms
        ) // 86400000 = ends.bucket
        and least(
            coalesce(spells.ended_at_ms, 9e18::bigint),
            late.satisfied_at_ms
        ) >= ends.from_ms
        and least(
            coalesce(spells.ended_at_ms, 9e18::bigint),
            late.satisfied_at_ms
        ) < ends.to_ms
    group by
        late.case_key,
        late.promise_id,
        late.started_at_ms,
        late.clock_started_at_ms,
        late.is_link,
        late.assignment_id
)

select
    late.case_key,
    late.promise_id,
    late.started_at_ms,
    late.clock_started_at_ms,
    late.is_link,
    late.assignment_id,
    segments.open_ms
    + segments.is_open * (late.satisfied_at_ms - segments.from_ms)
    - late.stop_open_ms
    - coalesce(lost.lost_ms, 0) as counted_after_ms,

from late

inner join policy.segments as segments
    on late.calendar_id = segments.calendar_id
    and late.satisfied_at_ms // 86400000 = segments.bucket
    and late.satisfied_at_ms >= segments.from_ms
    and late.satisfied_at_ms < segments.to_ms

left join lost
    on late.case_key = lost.case_key
    and late.promise_id = lost.promise_id
    and late.started_at_ms = lost.started_at_ms
    and late.clock_started_at_ms = lost.clock_started_at_ms
    and late.is_link = lost.is_link
    and late.assignment_id = lost.assignment_id
