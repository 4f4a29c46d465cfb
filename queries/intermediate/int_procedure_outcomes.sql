-- One row per procedure owed on a case, closings aside, and way of judging it, with
-- its end and verdict. A view.
with

owed as (
    select
        procedures.*,
        cases.profile_id,
        cases.is_default,
    from int_procedures as procedures
    inner join int_case_profiles as cases
        on procedures.case_key = cases.case_key
),

asked as (
    select
        owed.*,
        assignments.assignment_id,
        assignments.mask,
        assignments.outcome,
        owed.due_ms + assignments.grace_ms as due_at_ms,
        owed.started_at_ms + assignments.grace_ms as limit_ms,
        coalesce(owed.satisfied_at_ms <= owed.end_ms, true) or owed.is_final
            as is_satisfied_first,
    from owed
    inner join policy.assignments as assignments
        on owed.profile_id = assignments.profile_id
        and owed.promise_id = assignments.promise_id
        and coalesce(owed.severity_id, -1) = assignments.severity_id
        and owed.spell = assignments.spell
        and owed.variant is not distinct from assignments.variant
        and owed.calendar_id is not distinct from assignments.calendar_id
),

ended as (
    select
        asked.*,
        if(asked.is_satisfied_first, asked.satisfied_at_ms, null) as met_at_ms,
        case
            when asked.is_satisfied_first and asked.satisfied_at_ms is not null
                then asked.satisfied_at_ms
            else asked.end_ms
        end as ended_at_ms,
    from asked
)

select
    case_key,
    promise_id::tinyint as promise_id,
    started_at_ms,
    assignment_id,
    mask,
    (mask & 1) = 1 as is_house,
    is_default,
    missing_field,
    start_arrival,
    if(met_at_ms is null, null, satisfied_arrival) as satisfied_arrival,
    due_at_ms,
    null::bigint as due_low_at_ms,
    met_at_ms as satisfied_at_ms,
    ended_at_ms,
    null::bigint as elapsed_ms,
    null::bigint as overdue_ms,
    case
        when met_at_ms is not null
            then if(coalesce(met_at_ms <= due_at_ms, true), 1, 2)
        when is_final then 2
        when ended_at_ms is not null
            then if(coalesce(ended_at_ms <= due_at_ms, true), 4, 2)
        when getvariable('as_of_ms') <= coalesce(due_at_ms, limit_ms) then 3
        else 2
    end::tinyint as timed_verdict,

from ended
