-- One row per obligation and scenario, without its number and the facts behind
-- it. A view.
with

subjects as (
    select
        case_key,
        case_id,
        case_id as subject,
        account_id,
        policy,
        version_key,
    from case_facts
    union all
    select
        case_key,
        null,
        account_id || ':' || deliverable,
        account_id,
        policy,
        null,
    from account_deliverables
)

select
    scenarios.scenario,
    concat_ws(
        '/',
        coalesce(versions.policy, cases.policy, 'none'),
        coalesce(versions.version, 'none'),
        cases.subject,
        coalesce(promises.promise, 'none'),
        coalesce(
            strftime(
                make_timestamp(outcomes.started_at_ms * 1000),
                '%Y-%m-%dT%H:%M:%S.%gZ'
            ),
            'none'
        )
    ) as obligation_id,
    cases.case_key,
    cases.case_id,
    cases.account_id,
    coalesce(versions.policy, cases.policy) as policy,
    versions.version as policy_version,
    assignments.tier,
    assignments.severity,
    promises.promise,
    assignments.clause,
    assignments.calendar,
    assignments.target,
    assignments.target_ms,
    assignments.target_low_ms,
    outcomes.started_at_ms,
    outcomes.due_at_ms,
    outcomes.due_low_at_ms,
    outcomes.satisfied_at_ms,
    outcomes.ended_at_ms,
    outcomes.elapsed_ms,
    outcomes.overdue_ms,
    case
        when promises.promise = 'update'
            then outcomes.elapsed_ms // assignments.target_ms
    end as targets_in_gap,
    list_extract(
        ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'],
        outcomes.verdict
    ) as verdict,
    nullif(
        concat_ws(
            '; ',
            coalesce(outcomes.missing_field, assignments.reason),
            case
                when
                    outcomes.missing_field is not null
                    and assignments.reason is not null
                    then assignments.reason
            end,
            case
                when
                    assignments.is_touch
                    and outcomes.verdict in (1, 2, 3)
                    then 'by first touch'
            end,
            case
                when
                    assignments.is_contended
                    and outcomes.verdict in (1, 2, 3, 4)
                    and binding.version <> versions.version
                    then 'version ' || binding.version || ' binds'
            end,
            case when outcomes.is_default then 'default policy' end
        ),
        ''
    ) as reason,
    outcomes.hinge_mask = 0 as is_settled,
    is_settled as settled,
    hinges.hinges_on,
    outcomes.period_at_ms,
    outcomes.start_arrival,
    outcomes.satisfied_arrival,
    outcomes.is_house,
    binding.version as binding_version,

from ledger_rows as outcomes

inner join policy.scenarios as scenarios
    on scenarios.why_not is null
    and ((outcomes.mask >> scenarios.scenario_id) & 1) = 1
    and (
        outcomes.assignment_id >= 0
        or scenarios.reading is null
    )

inner join subjects as cases
    on outcomes.case_key = cases.case_key

left join policy.assignments as assignments
    on outcomes.assignment_id = assignments.assignment_id

left join policy.versions as versions
    on coalesce(cases.version_key, assignments.binding_version_key)
    = versions.version_key

left join policy.versions as binding
    on assignments.binding_version_key = binding.version_key

left join policy.promises as promises
    on outcomes.promise_id = promises.promise_id

left join hinges
    on outcomes.hinge_mask = hinges.hinge_mask
    and outcomes.hinge_mask <> 0
