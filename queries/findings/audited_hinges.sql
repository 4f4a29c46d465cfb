-- One row per hinging obligation of the period and scenario that contradicts the house; of an
-- obligation that the house does not have, per scenario that has it.
with

torn as (
    select
        case_key,
        promise_id,
        promise,
        started_at_ms,
        any_value(hinge_mask) as hinge_mask,
        any_value(verdict) filter (where is_house) as house_verdict,
    from scope_rows
    where hinge_mask <> 0
    group by
        case_key,
        promise_id,
        promise,
        started_at_ms
    having
        if(
            bool_or(is_house),
            any_value(month) filter (where is_house),
            any_value(month)
        ) = getvariable('report_month')
),

others as (
    select
        torn.case_key,
        torn.promise,
        torn.started_at_ms,
        torn.house_verdict,
        hinges.hinges_on,
        scenarios.scenario_id,
        scenarios.scenario,
        list_extract(
            ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'],
            outcomes.verdict
        ) as verdict,
        outcomes.due_at_ms,
    from torn
    inner join hinges
        on torn.hinge_mask = hinges.hinge_mask
    inner join ledger_rows as outcomes
        on torn.case_key = outcomes.case_key
        and torn.promise_id = outcomes.promise_id
        and torn.started_at_ms is not distinct from outcomes.started_at_ms
    inner join policy.scenarios as scenarios
        on scenarios.why_not is null
        and ((outcomes.mask >> scenarios.scenario_id) & 1) = 1
        and (outcomes.assignment_id >= 0 or scenarios.reading is null)
    where not outcomes.is_house
)

select
    concat_ws(
        '/',
        versions.policy,
        versions.version,
        cases.case_id,
        others.promise,
        strftime(
            make_timestamp(others.started_at_ms * 1000),
            '%Y-%m-%dT%H:%M:%S.%gZ'
        )
    ) as obligation_id,
    facts.case_id,
    cases.account_name,
    others.promise,
    others.started_at_ms,
    others.house_verdict,
    others.hinges_on,
    others.scenario,
    others.verdict,
    others.due_at_ms,

from others

inner join scope_cases as cases
    on others.case_key = cases.case_key

inner join case_facts as facts
    on others.case_key = facts.case_key

left join policy.versions as versions
    on facts.version_key = versions.version_key

where
    others.verdict <> 'unmeasured'
    and others.verdict is distinct from others.house_verdict

order by
    others.hinges_on,
    obligation_id,
    others.scenario_id
