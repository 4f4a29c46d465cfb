-- One row per clocking with a calendar: when it is due, pauses counted as they
-- stood at its end.
with

goals as (
    select
        goals.*,
        coalesce(pauses.lost_ms, 0) as lost_ms,
        coalesce(pauses.lost_before_due_ms, 0) as lost_before_due_ms,
        coalesce(pauses.lost_before_low_due_ms, 0) as lost_before_low_due_ms,
        coalesce(pauses.lost_ms, 0) - if(
            goals.is_lower_binding and goals.low_goal_open_ms is not null,
            coalesce(pauses.lost_before_low_due_ms, 0),
            coalesce(pauses.lost_before_due_ms, 0)
        ) as lost_after_due_ms,
        goals.goal_open_ms + coalesce(pauses.lost_before_due_ms, 0)
            as due_open_ms,
        goals.low_goal_open_ms + coalesce(pauses.lost_before_low_due_ms, 0)
            as low_due_open_ms,
        coalesce(pauses.is_paused_at_stop, false) as is_paused_at_stop,
        goals.stop_open_ms - goals.start_open_ms
        - coalesce(pauses.lost_ms, 0) as counted_ms,
    from int_goals as goals
    left join int_pauses as pauses
        on goals.case_key = pauses.case_key
        and goals.promise_id = pauses.promise_id
        and goals.started_at_ms = pauses.started_at_ms
        and goals.clock_started_at_ms = pauses.clock_started_at_ms
        and goals.is_link = pauses.is_link
        and goals.assignment_id = pauses.assignment_id
),

timed as (
    select
        goals.* exclude (
            due_open_ms, low_due_open_ms, date_due_at_ms, date_due_low_at_ms
        ),
        case
            when goals.form = 1 or goals.lost_before_due_ms > 0
                then
                    dues.from_ms
                    + greatest(
                        goals.due_open_ms - dues.open_from_ms,
                        goals.date_due_at_ms - dues.from_ms
                    )
            else goals.date_due_at_ms
        end + goals.grace_ms as high_due_at_ms,
        case
            when goals.low is null then null
            when goals.form = 1 or goals.lost_before_low_due_ms > 0
                then
                    low_dues.from_ms
                    + greatest(
                        goals.low_due_open_ms - low_dues.open_from_ms,
                        goals.date_due_low_at_ms - low_dues.from_ms
                    )
            else goals.date_due_low_at_ms
        end as due_low_at_ms,
    from goals
    left join policy.positions as dues
        on goals.calendar_id = dues.calendar_id
        and (goals.due_open_ms - 1) // 14400000 = dues.bucket
        and goals.due_open_ms > dues.open_from_ms
        and goals.due_open_ms <= dues.open_to_ms
    left join policy.positions as low_dues
        on goals.calendar_id = low_dues.calendar_id
        and (goals.low_due_open_ms - 1) // 14400000 = low_dues.bucket
        and goals.low_due_open_ms > low_dues.open_from_ms
        and goals.low_due_open_ms <= low_dues.open_to_ms
),

bound as (
    select
        timed.* exclude (high_due_at_ms, due_low_at_ms),
        timed.due_low_at_ms,
        if(
            timed.is_lower_binding and timed.due_low_at_ms is not null,
            timed.due_low_at_ms,
            timed.high_due_at_ms
        ) as due_at_ms,
    from timed
),

standing as (
    select
        bound.* exclude (due_at_ms, due_low_at_ms),
        bound.is_paused_at_stop
        and bound.stop_ms < coalesce(bound.satisfied_at_ms, 9e18::bigint)
        and bound.stop_ms < coalesce(bound.end_ms, 9e18::bigint)
        and bound.stop_ms < coalesce(bound.terminal_ms, 9e18::bigint)
        and bound.due_at_ms > bound.stop_ms as is_suspended,
        if(is_suspended, null, bound.due_at_ms) as due_at_ms,
        if(
            is_suspended and bound.due_low_at_ms > bound.stop_ms,
            null,
            bound.due_low_at_ms
        ) as due_low_at_ms,
    from bound
),

links as (
    select
        standing.*,
        scenarios.scenario_id,
    from standing
    inner join policy.assignments as assignments
        on standing.assignment_id = assignments.assignment_id
    inner join policy.scenarios as scenarios
        on ((standing.mask >> scenarios.scenario_id) & 1) = 1
    where
        standing.is_link
        and not coalesce(
            standing.next_change_ms <= standing.due_at_ms,
            standing.next_change_ms is not null
        )
    qualify
        row_number() over (
            partition by
                standing.case_key,
                standing.promise_id,
                standing.started_at_ms,
                scenarios.scenario_id,
                assignments.binding_version_key
            order by standing.clock_started_at_ms
        ) = 1
),

chained as (
    select
        links.* exclude (scenario_id)
        replace (
            bit_or(1::hugeint << links.scenario_id) as mask,
            bool_or(links.scenario_id = 0) as is_house
        ),
    from links
    group by all
)

select *
from standing
where not is_link
union all
select *
from chained
