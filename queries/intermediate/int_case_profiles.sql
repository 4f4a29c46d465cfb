-- One row per case with its kind.
select
    attributes.case_key,
    attributes.account_id,
    attributes.opened_at_ms,
    attributes.policy,
    attributes.is_default,
    attributes.version_key,
    attributes.is_unknown_policy,
    attributes.has_messages,
    attributes.tells_first_response,
    attributes.tells_end,
    attributes.has_statuses,
    attributes.has_touches,
    profiles.profile_id,

from int_case_attributes as attributes

left join int_profiles as profiles
    on attributes.version_key = profiles.version_key
    and attributes.tier is not distinct from profiles.tier
    and attributes.channel is not distinct from profiles.channel
    and attributes.category is not distinct from profiles.category
    and attributes.environment is not distinct from profiles.environment
    and attributes.product is not distinct from profiles.product
    and attributes.opened_by_type is not distinct from profiles.opened_by_type
    and attributes.requester_country
        is not distinct from profiles.requester_country
    and attributes.site is not distinct from profiles.site
    and attributes.country is not distinct from profiles.country
    and attributes.plan is not distinct from profiles.plan
    and attributes.is_new_user is not distinct from profiles.is_new_user
    and attributes.is_onboarded is not distinct from profiles.is_onboarded
    and attributes.sdk_in_use is not distinct from profiles.sdk_in_use
    and attributes.is_requester_named
        is not distinct from profiles.is_requester_named
    and attributes.is_widespread is not distinct from profiles.is_widespread
    and attributes.is_trial_over_by_dates
        is not distinct from profiles.is_trial_over_by_dates
    and attributes.is_trial_over_by_hours
        is not distinct from profiles.is_trial_over_by_hours
    and attributes.is_version_supported
        is not distinct from profiles.is_version_supported
    and attributes.asked is not distinct from profiles.asked
    and attributes.earlier_versions
        is not distinct from profiles.earlier_versions
