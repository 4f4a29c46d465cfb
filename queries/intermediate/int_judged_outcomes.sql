-- One row per obligation and way of judging it, those of each policy version that
-- may bind it beside each other.
with

chained as (
    select
        case_key,
        promise_id,
        started_at_ms,
        bit_or(mask) as mask,
    from int_dues
    where is_link
    group by
        case_key,
        promise_id,
        started_at_ms
),

left_over as (
    select
        clockings.* exclude (mask, is_house),
        xor(
            clockings.mask,
            clockings.mask & coalesce(chained.mask, 0::hugeint)
        ) as left_mask,
    from int_clockings as clockings
    left join chained
        on if(clockings.is_link, clockings.case_key, null) = chained.case_key
        and clockings.promise_id = chained.promise_id
        and clockings.started_at_ms = chained.started_at_ms
    where
        (clockings.calendar_id is null or clockings.started_at_ms is null)
        and (not clockings.is_link or clockings.next_change_ms is null)
),

waiting as (
    select
        left_over.*,
        left_mask as mask,
        (left_mask & 1) = 1 as is_house,
    from left_over
),

unplaced as (
    select
        case_key,
        promise_id,
        started_at_ms,
        assignment_id,
        mask,
        is_house,
        is_default,
        missing_field,
        start_arrival,
    from waiting
    where mask <> 0
    union all by name
    select * from int_unjudged_cases
    union all by name
    select * from int_unplaced_daily_updates
    union all by name
    select * from int_unplaced_procedures
),

outcomes as (
    select * from int_timed_outcomes
    union all
    select * from int_daily_outcomes
    union all
    select * from int_procedure_outcomes
    union all
    select * from int_deliverable_outcomes
    union all by name
    select
        unplaced.*,
        6::tinyint as timed_verdict,
    from unplaced
)

select
    outcomes.*,
    case
        when assignments.outcome = 'excluded' then 5
        when
            assignments.outcome = 'unmeasured'
            or outcomes.missing_field is not null
            then 6
        else outcomes.timed_verdict
    end::tinyint as verdict,
    case
        when assignments.outcome not in ('excluded', 'unmeasured')
            then outcomes.missing_field
    end as binding_missing_field,
    assignments.is_contended,
    assignments.outcome = 'excluded' as is_excluded,
    verdict = 6
    or (
        verdict = 5
        and outcomes.missing_field is not null
        and outcomes.promise_id > 5
    ) as is_blank,
    assignments.binding_version_key,

from outcomes

inner join policy.assignments as assignments
    on outcomes.assignment_id = assignments.assignment_id
