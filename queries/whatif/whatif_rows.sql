-- One row per obligation of those cases as the house and as the other terms
-- judge it: in either or in both.
with

houses as (
    select
        cases.case_id,
        cases.account_id,
        cases.opened_at_ms,
        outcomes.promise_id,
        outcomes.started_at_ms,
        outcomes.due_at_ms,
        outcomes.satisfied_at_ms,
        outcomes.period_at_ms,
        outcomes.verdict,
        coalesce(outcomes.missing_field, assignments.reason) as reason,
        assignments.tier,
        assignments.severity,
        assignments.target,
    from house.ledger_rows as outcomes
    inner join house.case_facts as cases
        on outcomes.case_key = cases.case_key
    inner join house.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
    where
        cases.policy = getvariable('whatif_policy')
        and (
            getvariable('whatif_account') is null
            or cases.account_id = getvariable('whatif_account')
        )
        and ((outcomes.mask >> getvariable('whatif_scenario')) & 1) = 1
),

others as (
    select
        cases.case_id,
        cases.account_id,
        cases.opened_at_ms,
        outcomes.promise_id,
        outcomes.started_at_ms,
        outcomes.due_at_ms,
        outcomes.satisfied_at_ms,
        outcomes.period_at_ms,
        outcomes.verdict,
        coalesce(outcomes.missing_field, assignments.reason) as reason,
        assignments.tier,
        assignments.severity,
        assignments.target,
    from ledger_rows as outcomes
    inner join case_facts as cases
        on outcomes.case_key = cases.case_key
    inner join policy.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
),

unjudged as (
    select case_id
    from houses
    where promise_id is null
)

select
    coalesce(houses.case_id, others.case_id) as case_id,
    coalesce(houses.account_id, others.account_id) as account_id,
    coalesce(houses.opened_at_ms, others.opened_at_ms) as opened_at_ms,
    coalesce(houses.promise_id, others.promise_id) as promise_id,
    promises.promise,
    coalesce(houses.started_at_ms, others.started_at_ms) as started_at_ms,
    coalesce(others.satisfied_at_ms, houses.satisfied_at_ms) as satisfied_at_ms,
    if(houses.case_id is null, others.tier, houses.tier) as tier,
    if(houses.case_id is null, others.severity, houses.severity) as severity,
    case
        when houses.case_id is not null
            then
                list_extract(
                    [
                        'met', 'missed', 'running', 'void', 'excluded',
                        'unmeasured'
                    ],
                    houses.verdict
                )
        when unjudged.case_id is not null then 'unmeasured'
        else 'none'
    end as house_verdict,
    houses.target as house_target,
    houses.due_at_ms as house_due_at_ms,
    coalesce(
        list_extract(
            ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'],
            others.verdict
        ),
        'none'
    ) as whatif_verdict,
    others.target as whatif_target,
    others.due_at_ms as whatif_due_at_ms,
    others.reason as whatif_reason,
    coalesce(houses.period_at_ms, others.period_at_ms) as period_at_ms,

from houses

full join others
    on houses.case_id = others.case_id
    and houses.promise_id is not distinct from others.promise_id
    and houses.started_at_ms is not distinct from others.started_at_ms

left join unjudged
    on others.case_id = unjudged.case_id

left join house.promises as promises
    on coalesce(houses.promise_id, others.promise_id) = promises.promise_id
