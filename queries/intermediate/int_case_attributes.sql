-- One row per case: the policy version that applies and the facts on which its
-- answers depend; a value that the policy does not name is '~'.
with

named as (
    select
        account_id,
        contact_id,
        named_from,
        coalesce(named_to, date '9999-12-31') as named_to,
    from raw.contacts
),

naming as (
    select account_id
    from named
    group by account_id
),

requesters as (
    select cases.case_key
    from stg_cases as cases
    inner join int_case_openings as openings
        on cases.case_key = openings.case_key
    inner join named
        on openings.account_id = named.account_id
        and cases.requester_id = named.contact_id
        and openings.opened_date between named.named_from and named.named_to
    group by cases.case_key
)

select
    contracts.case_key,
    contracts.account_id,
    contracts.opened_at_ms,
    contracts.policy,
    contracts.is_default,
    versions.version_key,
    contracts.policy is not null and known.policy is null as is_unknown_policy,
    case when versions.has_tiers then contracts.tier end as tier,
    case
        when list_contains(versions.channel_values, cases.channel)
            then cases.channel
        when versions.channel_values is not null and cases.channel is not null
            then '~'
    end as channel,
    case
        when list_contains(versions.category_values, cases.category)
            then cases.category
        when versions.category_values is not null and cases.category is not null
            then '~'
    end as category,
    case
        when list_contains(versions.environment_values, cases.environment)
            then cases.environment
        when
            versions.environment_values is not null
            and cases.environment is not null
            then '~'
    end as environment,
    case
        when list_contains(versions.product_values, cases.product)
            then cases.product
        when versions.product_values is not null and cases.product is not null
            then '~'
    end as product,
    cases.opened_by_type,
    case
        when
            list_contains(
                versions.requester_country_values,
                cases.requester_country
            )
            then cases.requester_country
        when
            versions.requester_country_values is not null
            and cases.requester_country is not null
            then '~'
    end as requester_country,
    case
        when list_contains(versions.site_values, accounts.site)
            then accounts.site
        when versions.site_values is not null and accounts.site is not null
            then '~'
    end as site,
    case
        when list_contains(versions.country_values, accounts.country)
            then accounts.country
        when
            versions.country_values is not null
            and accounts.country is not null
            then '~'
    end as country,
    case
        when list_contains(versions.plan_values, contracts.plan)
            then contracts.plan
        when versions.plan_values is not null and contracts.plan is not null
            then '~'
    end as plan,
    case when versions.asks_is_new_user then accounts.is_new_user end
        as is_new_user,
    case
        when versions.asks_is_onboarded
            then
                accounts.onboarding_completed_on is not null
                and accounts.onboarding_completed_on <= openings.opened_date
    end as is_onboarded,
    case when versions.asks_sdk_in_use then accounts.sdk_in_use end
        as sdk_in_use,
    case
        when
            versions.asks_is_requester_named
            and cases.requester_id is not null
            and naming.account_id is not null
            then requesters.case_key is not null
    end as is_requester_named,
    crowds.is_widespread,
    case
        when versions.asks_is_trial_over
            then
                openings.opened_date - contracts.contract_starts_on
                >= versions.trial_days
    end as is_trial_over_by_dates,
    case
        when versions.asks_is_trial_over
            then
                cases.opened_at_ms
                - epoch_ms(contracts.contract_starts_on::timestamp)
                + starting.offset_ms
                >= versions.trial_days * 86400000::bigint
    end as is_trial_over_by_hours,
    case
        when versions.supported_majors is not null
            then supported.is_version_supported
    end as is_version_supported,
    asked.asked,
    earlier.earlier_versions,
    coalesce(history.has_messages, export.has_messages) as has_messages,
    coalesce(
        history.has_messages or history.tells_first_response,
        export.has_messages
    ) as tells_first_response,
    coalesce(
        history.has_statuses or history.tells_end,
        export.has_statuses
    ) as tells_end,
    coalesce(history.has_statuses, export.has_statuses) as has_statuses,
    export.has_touches,

from int_case_contracts as contracts

inner join stg_cases as cases
    on contracts.case_key = cases.case_key

inner join int_case_openings as openings
    on contracts.case_key = openings.case_key

cross join int_export_facts as export

left join stg_accounts as accounts
    on contracts.account_id = accounts.account_id

left join policy.versions as versions
    on contracts.policy = versions.policy
    and contracts.opened_date between versions.effective_from
        and versions.effective_to

left join policy.known as known
    on contracts.policy = known.policy

left join policy.zone_offsets as starting
    on if(versions.asks_is_trial_over, openings.time_zone, null)
    = starting.time_zone
    and epoch_ms(contracts.contract_starts_on::timestamp)
        >= starting.from_ms + starting.offset_ms
    and epoch_ms(contracts.contract_starts_on::timestamp)
        < starting.to_ms + starting.offset_ms

left join int_case_crowds as crowds
    on contracts.case_key = crowds.case_key

left join naming
    on contracts.account_id = naming.account_id

left join requesters
    on contracts.case_key = requesters.case_key

left join int_supported_cases as supported
    on contracts.case_key = supported.case_key

left join int_asked_facts as asked
    on contracts.case_key = asked.case_key

left join int_earlier_versions as earlier
    on versions.version_key = earlier.version_key
    and contracts.contract_starts_on = earlier.starts_on

left join int_case_history as history
    on contracts.case_key = history.case_key
