-- One row per contract and policy version with deliverables that was in force
-- during it: the facts on which they depend.
with

delivering as (
    select version_key
    from policy.version_promises
    where promise_id = 13
),

terms as (
    select
        contracts.*,
        versions.version_key,
        versions.has_tiers,
        versions.effective_from,
        versions.effective_to,
    from stg_contracts as contracts
    inner join policy.versions as versions
        on contracts.policy = versions.policy
        and contracts.starts_on <= versions.effective_to
        and contracts.ends_on >= versions.effective_from
    inner join delivering
        on versions.version_key = delivering.version_key
),

asked as (
    select
        terms.account_id,
        terms.policy,
        terms.tier,
        terms.starts_on,
        terms.version_key,
        facts.name,
        coalesce(
            if(
                facts.place = 'account',
                coalesce(
                    json_extract_string(
                        to_json(accounts),
                        '$."' || facts.column_name || '"'
                    ),
                    json_extract_string(
                        accounts.extra,
                        '$."' || facts.column_name || '"'
                    )
                ),
                coalesce(
                    json_extract_string(
                        to_json(contracts),
                        '$."' || facts.column_name || '"'
                    ),
                    json_extract_string(
                        contracts.extra,
                        '$."' || facts.column_name || '"'
                    )
                )
            ),
            ''
        ) as value,
    from terms
    inner join policy.deliverable_facts as facts
        on terms.version_key = facts.version_key
    left join raw.accounts as accounts
        on terms.account_id = accounts.account_id
    left join raw.contracts as contracts
        on terms.account_id = contracts.account_id
        and terms.policy = contracts.policy
        and terms.tier is not distinct from contracts.tier
        and terms.starts_on = contracts.starts_on
),

told as (
    select
        account_id,
        policy,
        tier,
        starts_on,
        version_key,
        '{'
        || string_agg(
            to_json(name)::varchar || ':' || to_json(value)::varchar,
            ','
            order by name
        )
        || '}' as asked,
    from asked
    where value <> ''
    group by
        account_id,
        policy,
        tier,
        starts_on,
        version_key
)

select
    terms.account_id,
    terms.version_key,
    if(terms.has_tiers, terms.tier, null) as tier,
    terms.plan,
    terms.starts_on,
    terms.ends_on,
    terms.effective_from,
    terms.effective_to,
    accounts.account_id is not null as has_account,
    coalesce(accounts.time_zone, 'UTC') as time_zone,
    accounts.site,
    accounts.country,
    accounts.is_new_user,
    accounts.sdk_in_use,
    told.asked,

from terms

left join stg_accounts as accounts
    on terms.account_id = accounts.account_id

left join told
    on terms.account_id = told.account_id
    and terms.policy = told.policy
    and terms.tier is not distinct from told.tier
    and terms.starts_on = told.starts_on
    and terms.version_key = told.version_key
