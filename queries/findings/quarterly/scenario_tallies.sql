-- One row per account, policy, scenario, promise, tier and severity: what was
-- met and missed in the period under it.
with

outcomes as (
    select
        cases.account_id,
        cases.policy,
        scope_rows.promise,
        scope_rows.tier,
        scope_rows.severity,
        scope_rows.verdict,
        scope_rows.mask,
        count(*)::bigint as obligations,
    from scope_rows
    inner join scope_cases as cases
        on scope_rows.case_key = cases.case_key
    where
        scope_rows.month = getvariable('report_month')
        and scope_rows.verdict in ('met', 'missed')
    group by all
)

select
    outcomes.account_id,
    outcomes.policy,
    scenarios.scenario,
    outcomes.promise,
    outcomes.tier,
    outcomes.severity,
    coalesce(sum(obligations) filter (where verdict = 'met'), 0)::bigint as met,
    coalesce(sum(obligations) filter (where verdict = 'missed'), 0)::bigint
        as missed,

from outcomes

inner join policy.scenarios as scenarios
    on scenarios.why_not is null
    and list_contains(scenarios.policies, outcomes.policy)
    and ((outcomes.mask >> scenarios.scenario_id) & 1) = 1

group by
    outcomes.account_id,
    outcomes.policy,
    scenarios.scenario,
    outcomes.promise,
    outcomes.tier,
    outcomes.severity

order by all
