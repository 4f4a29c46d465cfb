-- One row per account, policy and scenario: the period's judged cases under it
-- with every promise kept, and with a miss.
with

judged as (
    select
        cases.account_id,
        cases.policy,
        scope_rows.case_key,
        bit_or(scope_rows.mask) as judged_mask,
        coalesce(
            bit_or(scope_rows.mask) filter (
                where scope_rows.verdict = 'missed'
            ),
            0
        ) as miss_mask,
    from scope_rows
    inner join scope_cases as cases
        on scope_rows.case_key = cases.case_key
    where
        scope_rows.month = getvariable('report_month')
        and scope_rows.verdict in ('met', 'missed')
    group by all
),

alike as (
    select
        account_id,
        policy,
        judged_mask,
        miss_mask,
        count(*)::bigint as cases,
    from judged
    group by all
)

select
    alike.account_id,
    alike.policy,
    scenarios.scenario,
    sum(if(((miss_mask >> scenario_id) & 1) = 0, cases, 0))::bigint as met,
    sum(if(((miss_mask >> scenario_id) & 1) = 1, cases, 0))::bigint as missed,

from alike

inner join policy.scenarios as scenarios
    on scenarios.why_not is null
    and list_contains(scenarios.policies, alike.policy)
    and ((alike.judged_mask >> scenarios.scenario_id) & 1) = 1

group by
    alike.account_id,
    alike.policy,
    scenarios.scenario

order by all
