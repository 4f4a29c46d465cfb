-- One row per case: the contract in force when it was opened, or the
-- workspace's default.
with

openings as (
    select * from int_case_openings
),

in_force as (
    select
        openings.case_key,
        arg_max(
            {
                'policy': contracts.policy,
                'tier': contracts.tier,
                'plan': contracts.plan,
                'starts_on': contracts.starts_on
            },
            {
                'is_product': coalesce(
                    contracts.tier = openings.product,
                    false
                ),
                'starts_on': contracts.starts_on,
                'policy': contracts.policy,
                'tier': contracts.tier
            }
        ) as contract,
    from openings
    inner join stg_contracts as contracts
        on openings.account_id = contracts.account_id
        and openings.opened_date between contracts.starts_on
            and contracts.ends_on
    group by openings.case_key
)

select
    openings.case_key,
    openings.account_id,
    openings.opened_at_ms,
    openings.opened_date,
    openings.time_zone,
    coalesce(in_force.contract.policy, defaults.policy) as policy,
    case
        when in_force.contract is null then defaults.tier
        else in_force.contract.tier
    end as tier,
    in_force.contract.plan as plan,
    in_force.contract.starts_on as contract_starts_on,
    in_force.contract is null and defaults.policy is not null as is_default,

from openings

cross join policy.defaults as defaults

left join in_force
    on openings.case_key = in_force.case_key
