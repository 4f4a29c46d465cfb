-- One row per clocking that was ever paused before its end: the open time that
-- its pauses took before the target was reached, and in all.
with

goals as (
    select * from int_goals
    where pauses <> 0
),

spells as (
    select
        case_key,
        status,
        started_at_ms,
        coalesce(ended_at_ms, 9e18::bigint) as ended_at_ms,
    from int_status_spells
    where
        ((1 << status) & (select bit_or(pauses) from policy.assignments)) <> 0
),

overlapping as (
    select
        goals.case_key,
        goals.promise_id,
        goals.started_at_ms,
        goals.clock_started_at_ms,
        goals.is_link,
        goals.assignment_id,
        goals.calendar_id,
        goals.start_open_ms,
        goals.goal_open_ms,
        goals.low_goal_open_ms,
        spells.ended_at_ms > goals.stop_ms as is_paused_at_stop,
        greatest(spells.started_at_ms, goals.clock_started_at_ms)
            as paused_at_ms,
        least(spells.ended_at_ms, goals.stop_ms) as resumed_at_ms,
    from goals
    inner join spells
        on goals.case_key = spells.case_key
        and (goals.pauses & (1 << spells.status)) <> 0
        and spells.started_at_ms <= goals.stop_ms
        and spells.ended_at_ms > goals.clock_started_at_ms
),

placed as (
    select
        overlapping.*,
        starts.open_ms
        + starts.is_open * (overlapping.paused_at_ms - starts.from_ms)
            as paused_open_ms,
        ends.open_ms
        + ends.is_open * (overlapping.resumed_at_ms - ends.from_ms)
        - starts.open_ms
        - starts.is_open * (overlapping.paused_at_ms - starts.from_ms)
            as lost_ms,
    from overlapping
    inner join policy.segments as starts
        on overlapping.calendar_id = starts.calendar_id
        and overlapping.paused_at_ms // 86400000 = starts.bucket
        and overlapping.paused_at_ms >= starts.from_ms
        and overlapping.paused_at_ms < starts.to_ms
    inner join policy.segments as ends
        on overlapping.calendar_id = ends.calendar_id
        and overlapping.resumed_at_ms // 86400000 = ends.bucket
        and overlapping.resumed_at_ms >= ends.from_ms
        and overlapping.resumed_at_ms < ends.to_ms
),

counted as (
    select
        placed.*,
        paused_open_ms - coalesce(
            sum(lost_ms) over (
                partition by
                    case_key,
                    promise_id,
                    started_at_ms,
                    clock_started_at_ms,
                    is_link,
                    assignment_id
                order by paused_at_ms
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as counted_open_ms,
    from placed
)

select
    case_key,
    promise_id,
    started_at_ms,
    clock_started_at_ms,
    is_link,
    assignment_id,
    sum(lost_ms)::bigint as lost_ms,
    coalesce(
        sum(lost_ms) filter (where counted_open_ms < goal_open_ms),
        0
    )::bigint as lost_before_due_ms,
    coalesce(
        sum(lost_ms) filter (where counted_open_ms < low_goal_open_ms),
        0
    )::bigint as lost_before_low_due_ms,
    bool_or(is_paused_at_stop) as is_paused_at_stop,

from counted

group by
    case_key,
    promise_id,
    started_at_ms,
    clock_started_at_ms,
    is_link,
    assignment_id
