-- One row per obligation of the month, tier, severity and verdict that some
-- scenarios give it in place of the house's: `kind` names them, `mark` is the
-- house's; `elsewhere` where one of them does not count it in the month, or not there.
with

spoken as (
    select
        scenario_id,
        scenario,
        unnest(policies) as policy,
    from policy.scenarios
    where
        why_not is null
        and scenario <> 'house'
),

-- Of the house what a scenario does not share, of the others what it says.
sides as (
    select
        scope_rows.*,
        spoken.scenario_id,
        spoken.scenario,
    from scope_rows
    inner join case_facts as facts
        on scope_rows.case_key = facts.case_key
    inner join spoken
        on facts.policy = spoken.policy
        and ((scope_rows.mask >> spoken.scenario_id) & 1)
            = if(scope_rows.is_house, 0, 1)
    where scope_rows.month = getvariable('report_month')
),

differing as (
    select
        coalesce(others.scenario_id, house.scenario_id) as scenario_id,
        coalesce(others.scenario, house.scenario) as scenario,
        coalesce(others.case_key, house.case_key) as case_key,
        coalesce(others.promise, house.promise) as promise,
        coalesce(others.tier, house.tier) as tier,
        coalesce(others.severity, house.severity) as severity,
        coalesce(others.verdict, 'elsewhere') as says,
        coalesce(house.verdict, 'elsewhere') as mark,
        coalesce(others.started_at_ms, house.started_at_ms) as at_ms,
    from (from sides where is_house) as house
    full outer join (from sides where not is_house) as others
        on house.scenario = others.scenario
        and house.case_key = others.case_key
        and house.promise_id = others.promise_id
        and house.started_at_ms = others.started_at_ms
        and house.tier is not distinct from others.tier
        and house.severity is not distinct from others.severity
    where house.verdict is distinct from others.verdict
)

select
    'readings' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    differing.promise,
    differing.tier,
    differing.severity,
    string_agg(differing.scenario, ', ' order by differing.scenario_id) as kind,
    differing.says,
    differing.mark,
    null::double as amount,
    differing.at_ms,
    getvariable('report_month') as month,

from differing

inner join scope_cases as cases
    on differing.case_key = cases.case_key

group by
    cases.case_id,
    cases.account_id,
    cases.account_name,
    differing.promise,
    differing.tier,
    differing.severity,
    differing.says,
    differing.mark,
    differing.at_ms
