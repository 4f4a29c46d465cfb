-- One row per deliverable owed to an account and way of judging it, with its end
-- and verdict. A view.
with

ended as (
    select
        deliverables.*,
        case
            when deliverables.satisfied_at_ms is not null
                then deliverables.satisfied_at_ms
            when deliverables.end_ms <= getvariable('as_of_ms')
                then deliverables.end_ms
        end as ended_at_ms,
    from int_deliverables as deliverables
    where case_key between getvariable('chunk_from') and getvariable('chunk_to')
)

select
    ended.case_key,
    13::tinyint as promise_id,
    ended.started_at_ms,
    assignments.assignment_id,
    assignments.mask,
    (assignments.mask & 1) = 1 as is_house,
    false as is_default,
    ended.missing_field,
    null::bigint as start_arrival,
    ended.satisfied_arrival,
    ended.due_at_ms,
    null::bigint as due_low_at_ms,
    ended.satisfied_at_ms,
    ended.ended_at_ms,
    null::bigint as elapsed_ms,
    null::bigint as overdue_ms,
    case
        when ended.satisfied_at_ms is not null then 1
        when ended.ended_at_ms is not null then 2
        when coalesce(ended.due_at_ms >= getvariable('as_of_ms'), true) then 3
        else 2
    end::tinyint as timed_verdict,

from ended

inner join policy.assignments as assignments
    on ended.profile_id = assignments.profile_id
    and assignments.promise_id = 13
    and ended.deliverable = assignments.variant
