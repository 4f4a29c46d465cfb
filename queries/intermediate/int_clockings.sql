-- One row per obligation and way in which some scenarios time it; `mask` has a
-- bit for each of them, the first the house's.
with

obligations as (
    select * from int_obligations
),

bindings as (
    select * from int_obligation_bindings
),

changed as (
    select
        case_key,
        promise_id,
        started_at_ms,
    from bindings
    group by all
),

steady as (
    select
        obligations.*,
        obligations.severity_id as binding_severity_id,
        obligations.started_at_ms as clock_started_at_ms,
        null::bigint as next_change_ms,
        false as is_link,
        -1::hugeint as binding_mask,
    from obligations
    anti join changed
        on obligations.case_key = changed.case_key
        and obligations.promise_id = changed.promise_id
        and obligations.started_at_ms = changed.started_at_ms
),

moved as (
    select
        obligations.*,
        bindings.severity_id as binding_severity_id,
        bindings.clock_started_at_ms,
        bindings.next_change_ms,
        bindings.is_link,
        bindings.mask as binding_mask,
    from obligations
    inner join bindings
        on obligations.case_key = bindings.case_key
        and obligations.promise_id = bindings.promise_id
        and obligations.started_at_ms = bindings.started_at_ms
),

bound as (
    select * from steady
    union all
    select * from moved
)

select
    bound.case_key,
    bound.promise_id,
    bound.started_at_ms,
    bound.start_arrival,
    bound.clock_started_at_ms,
    bound.next_change_ms,
    bound.is_link,
    if(
        assignments.is_anyone,
        bound.anyone_at_ms,
        bound.satisfied_at_ms
    ) as satisfied_at_ms,
    if(
        assignments.is_anyone,
        bound.anyone_arrival,
        bound.satisfied_arrival
    ) as satisfied_arrival,
    bound.end_ms,
    bound.terminal_ms,
    if(
        assignments.is_anyone,
        least(
            coalesce(bound.anyone_at_ms, 9e18::bigint),
            coalesce(bound.end_ms, 9e18::bigint),
            coalesce(bound.terminal_ms, 9e18::bigint),
            getvariable('as_of_ms')
        ),
        bound.stop_ms
    ) as stop_ms,
    if(
        assignments.is_anyone,
        bound.anyone_missing_field,
        bound.missing_field
    ) as missing_field,
    bound.is_default,
    assignments.assignment_id,
    assignments.calendar_id,
    assignments.form,
    assignments.amount,
    assignments.low,
    assignments.is_lower_binding,
    assignments.is_under,
    assignments.pauses,
    assignments.grace_ms,
    assignments.is_floor,
    assignments.outcome,
    assignments.mask & bound.binding_mask as mask,
    (assignments.mask & bound.binding_mask & 1) = 1 as is_house,

from bound

inner join policy.assignments as assignments
    on bound.profile_id = assignments.profile_id
    and bound.promise_id = assignments.promise_id
    and coalesce(bound.binding_severity_id, -1) = assignments.severity_id
    and bound.spell = assignments.spell

where
    (assignments.mask & bound.binding_mask) <> 0
    and (
        bound.started_at_ms is null
        or assignments.has_gap_form = (bound.promise_id = 3)
    )
