-- One row per kind of case: every combination of policy version and facts on
-- which its answers depend.
with

kinds as (
    select
        version_key,
        tier,
        channel,
        category,
        environment,
        product,
        opened_by_type,
        requester_country,
        site,
        country,
        plan,
        is_new_user,
        is_onboarded,
        sdk_in_use,
        is_requester_named,
        is_widespread,
        is_trial_over_by_dates,
        is_trial_over_by_hours,
        is_version_supported,
        asked,
        earlier_versions,
    from int_case_attributes
    where version_key is not null
    group by all
)

select
    *,
    (row_number() over (order by kinds))::integer as profile_id,

from kinds
