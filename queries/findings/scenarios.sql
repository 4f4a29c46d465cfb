-- One row per scenario that speaks of the policy, and why it was not computed where it was not.
select
    scenario_id,
    scenario,
    kind,
    reading,
    option,
    why_not,

from policy.scenarios

where list_contains(policies, getvariable('report_policy'))

order by scenario_id
