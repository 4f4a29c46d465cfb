-- One row per obligation and way of judging it: `verdict` 1 met, 2 missed, 3
-- running, 4 void, 5 excluded, 6 unmeasured.
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
    union all
    select
        case_key,
        promise_id,
        started_at_ms,
        assignment_id,
        mask,
        is_house,
        is_default,
        missing_field,
        null,
    from int_unjudged_cases
    union all
    select
        case_key,
        promise_id,
        started_at_ms,
        assignment_id,
        mask,
        is_house,
        is_default,
        null,
        null,
    from int_unplaced_daily_updates
    union all
    select
        case_key,
        promise_id,
        started_at_ms,
        assignment_id,
        mask,
        is_house,
        is_default,
        missing_field,
        null,
    from int_unplaced_procedures
),

outcomes as (
    select * from int_timed_outcomes
    union all
    select * from int_daily_outcomes
    union all
    select * from int_procedure_outcomes
    union all
    select * from int_deliverable_outcomes
    union all
    select
        unplaced.*,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        6::tinyint,
    from unplaced
),

judged as (
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
),

chosen as (
    select
        judged.*,
        scenarios.scenario_id,
    from judged
    inner join policy.scenarios as scenarios
        on ((judged.mask >> scenarios.scenario_id) & 1) = 1
    inner join policy.versions as versions
        on judged.binding_version_key = versions.version_key
    where judged.is_contended
    qualify
        row_number() over (
            partition by
                judged.case_key,
                judged.promise_id,
                judged.started_at_ms,
                scenarios.scenario_id
            order by
                judged.verdict <> 6,
                judged.is_excluded,
                judged.due_at_ms nulls last,
                versions.effective_from desc
        ) = 1
),

bound as (
    select *
    from judged
    where not is_contended
    union all
    select
        * exclude (scenario_id)
        replace (
            bit_or(1::hugeint << scenario_id) as mask,
            bool_or(scenario_id = 0) as is_house
        ),
    from chosen
    group by all
)

select
    case_key,
    promise_id,
    started_at_ms,
    assignment_id,
    mask,
    is_house,
    is_default,
    start_arrival,
    if(is_blank, null, satisfied_arrival) as satisfied_arrival,
    if(is_blank, null, due_at_ms) as due_at_ms,
    if(is_blank, null, due_low_at_ms) as due_low_at_ms,
    if(is_blank, null, satisfied_at_ms) as satisfied_at_ms,
    if(is_blank, null, ended_at_ms) as ended_at_ms,
    if(is_blank, null, elapsed_ms) as elapsed_ms,
    case
        when verdict = 6 or overdue_ms is null then null
        when verdict = 2 then overdue_ms
        else 0
    end as overdue_ms,
    if(assignment_id < 0, missing_field, binding_missing_field)
        as missing_field,
    verdict,

from bound
