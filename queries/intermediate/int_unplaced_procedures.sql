-- One row per case and procedure whose starts the export cannot tell, or whose
-- dates nobody can, and way in which some scenarios ask for it. A view.
with

unknown as (
    select
        cases.case_key,
        cases.profile_id,
        cases.is_default,
        cases.promise_id,
        'status' as missing_field,
    from int_procedure_cases as cases
    where
        not cases.has_statuses
        and cases.promise_id <> 10
        and coalesce(cases.opened_at_ms < cases.terminal_ms, true)
),

spells as (
    select
        profile_id,
        promise_id,
        max(spell) as spell,
    from policy.assignments
    group by
        profile_id,
        promise_id
),

openings as (
    select
        case_key,
        severity_id,
    from int_timeline
    where is_opening
)

select
    unknown.case_key,
    unknown.promise_id::tinyint as promise_id,
    null::bigint as started_at_ms,
    assignments.assignment_id,
    assignments.mask,
    (assignments.mask & 1) = 1 as is_house,
    unknown.is_default,
    unknown.missing_field,

from unknown

inner join openings
    on unknown.case_key = openings.case_key

inner join spells
    on unknown.profile_id = spells.profile_id
    and unknown.promise_id = spells.promise_id

inner join policy.assignments as assignments
    on unknown.profile_id = assignments.profile_id
    and unknown.promise_id = assignments.promise_id
    and spells.spell = assignments.spell
    and coalesce(openings.severity_id, -1) = assignments.severity_id
