-- One row per obligation that breaks completeness: it is absent under a
-- scenario that gives its promise a target at every severity.
with

targets as (
    select
        profile_id,
        promise_id,
        has_gap_form,
        spell,
        severity_id,
        bit_or(mask) as mask,
    from policy.assignments
    where
        profile_id is not null
        and (promise_id <> 3 or has_gap_form)
    group by
        profile_id,
        promise_id,
        has_gap_form,
        spell,
        severity_id
),

commitments as (
    select
        profile_id,
        promise_id,
        spell,
        bit_and(mask) as mask,
    from targets
    group by
        profile_id,
        promise_id,
        spell
    having count(*) > (select count(*) from stg_severities)
),

assigned as (
    select
        assignments.assignment_id,
        commitments.mask,
    from policy.assignments as assignments
    inner join commitments
        on assignments.profile_id = commitments.profile_id
        and assignments.promise_id = commitments.promise_id
        and assignments.spell = commitments.spell
    where
        assignments.promise_id <> 3
        or assignments.has_gap_form
)

select
    outcomes.case_key,
    outcomes.promise_id,
    outcomes.started_at_ms,
    (any_value(assigned.mask) & ~bit_or(outcomes.mask))::text as lost_mask,

from ledger_rows as outcomes

inner join assigned
    on outcomes.assignment_id = assigned.assignment_id

group by
    outcomes.case_key,
    outcomes.promise_id,
    outcomes.started_at_ms

having (any_value(assigned.mask) & ~bit_or(outcomes.mask)) <> 0
