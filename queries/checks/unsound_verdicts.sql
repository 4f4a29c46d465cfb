-- One row per obligation and outcome whose verdict breaks with its own
-- instants: due, satisfied, ended, and the as-of instant.
with

judged as (
    select
        outcomes.*,
        coalesce(assignments.is_under, false) as is_under,
        coalesce(assignments.pauses, 0) <> 0 as is_ever_paused,
        coalesce(
            outcomes.satisfied_at_ms,
            outcomes.ended_at_ms,
            getvariable('as_of_ms')
        ) as last_ms,
    from ledger_rows as outcomes
    left join policy.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
),

timed as (
    select
        judged.*,
        promise_id in (6, 11, 13) as is_undated,
        if(is_under, last_ms < due_at_ms, last_ms <= due_at_ms)
        or (is_undated and due_at_ms is null) as is_in_time,
    from judged
)

select
    case_key,
    promise_id,
    started_at_ms,
    verdict,
    due_at_ms,
    satisfied_at_ms,
    ended_at_ms,

from timed

where
    not coalesce(
        case verdict
            when 1 then satisfied_at_ms is not null and is_in_time
            when 2
                then
                    case
                        when promise_id in (6, 13) then true
                        when promise_id in (9, 10, 11) then satisfied_at_ms is null
                        else not is_in_time
                    end
            when 3 then
                satisfied_at_ms is null
                and ended_at_ms is null
                and if(
                    due_at_ms is null,
                    is_ever_paused or is_undated,
                    is_in_time
                )
            when 4 then
                satisfied_at_ms is null
                and ended_at_ms is not null
                and is_in_time
            when 5 then true
            when 6 then
                due_at_ms is null
                and satisfied_at_ms is null
                and ended_at_ms is null
        end,
        false
    )
