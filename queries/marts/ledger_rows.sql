-- One row per obligation and outcome; `mask` has a bit for every scenario that
-- comes to it, the first the house's.
with

outcomes as (
    select * from int_outcomes
),

house as (
    select * from outcomes
    where is_house
),

others as (
    select
        outcomes.*,
        house.case_key is not null as is_in_house,
        outcomes.verdict is distinct from house.verdict
            and outcomes.verdict <> 6 as is_other_verdict,
        coalesce(
            outcomes.verdict = house.verdict
            and outcomes.due_at_ms is not distinct from house.due_at_ms
            and outcomes.due_low_at_ms is not distinct from house.due_low_at_ms
            and outcomes.satisfied_at_ms
                is not distinct from house.satisfied_at_ms
            and outcomes.ended_at_ms is not distinct from house.ended_at_ms
            and outcomes.elapsed_ms is not distinct from house.elapsed_ms
            and outcomes.overdue_ms is not distinct from house.overdue_ms
            and outcomes.missing_field is not distinct from house.missing_field
            and mine.label_id = theirs.label_id,
            false
        ) as is_same,
    from outcomes
    left join house
        on outcomes.case_key = house.case_key
        and outcomes.promise_id is not distinct from house.promise_id
        and outcomes.started_at_ms is not distinct from house.started_at_ms
    left join policy.assignments as mine
        on outcomes.assignment_id = mine.assignment_id
    left join policy.assignments as theirs
        on house.assignment_id = theirs.assignment_id
    where not outcomes.is_house
),

comparisons as (
    select
        case_key,
        promise_id,
        started_at_ms,
        coalesce(bit_or(mask) filter (where is_same), 0::hugeint) as same_mask,
        coalesce(
            bit_or(mask) filter (where is_other_verdict and is_in_house),
            0::hugeint
        ) as hinge_mask,
        bool_or(not is_in_house)
            and count(distinct verdict) filter (where verdict <> 6) > 1
            as is_torn,
        bit_or(mask) as spoken_mask,
    from others
    group by
        case_key,
        promise_id,
        started_at_ms
),

kept as (
    select
        house.*,
        coalesce(comparisons.same_mask, 0) as same_mask,
        coalesce(comparisons.hinge_mask, 0) as hinge_mask,
    from house
    left join comparisons
        on house.case_key = comparisons.case_key
        and house.promise_id is not distinct from comparisons.promise_id
        and house.started_at_ms
            is not distinct from comparisons.started_at_ms
    union all
    select
        others.* exclude (is_in_house, is_other_verdict, is_same),
        0::hugeint,
        case
            when others.is_in_house then comparisons.hinge_mask
            when comparisons.is_torn then comparisons.spoken_mask
            else 0
        end,
    from others
    inner join comparisons
        on others.case_key = comparisons.case_key
        and others.promise_id is not distinct from comparisons.promise_id
        and others.started_at_ms is not distinct from comparisons.started_at_ms
    where not others.is_same
)

select
    case_key,
    promise_id,
    started_at_ms,
    assignment_id,
    mask | same_mask as mask,
    is_house,
    is_default,
    start_arrival,
    satisfied_arrival,
    due_at_ms,
    due_low_at_ms,
    satisfied_at_ms,
    ended_at_ms,
    elapsed_ms,
    overdue_ms,
    missing_field,
    verdict,
    hinge_mask,
    case
        when verdict = 3 then getvariable('as_of_ms')
        else coalesce(due_at_ms, ended_at_ms, started_at_ms)
    end as period_at_ms,

from kept
