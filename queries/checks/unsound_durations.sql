-- One row per obligation and outcome whose counted time breaks with its verdict
-- or its target.
with

re_timed as (
    select
        coalesce(
            bit_or(mask) filter (where binding = 're_timed'),
            0::hugeint
        ) as mask,
    from policy.bindings
),

timed as (
    select
        outcomes.*,
        assignments.is_under,
        assignments.form = 1 and (outcomes.mask & ~re_timed.mask) <> 0
            as is_compared,
        if(
            assignments.is_lower_binding and assignments.low is not null,
            assignments.low,
            assignments.amount
        ) as binding_ms,
    from ledger_rows as outcomes
    inner join policy.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
    cross join re_timed
)

select
    case_key,
    promise_id,
    started_at_ms,
    verdict,
    elapsed_ms,
    overdue_ms,

from timed

where
    elapsed_ms < 0
    or overdue_ms < 0
    or verdict <> 2 and overdue_ms <> 0
    or (elapsed_ms is null) <> (overdue_ms is null)
    or (
        is_compared
        and case verdict
            when 1 then elapsed_ms > binding_ms
            when 2 then elapsed_ms < binding_ms
            when 3 then elapsed_ms > binding_ms
            when 4 then elapsed_ms > binding_ms
        end
    )
