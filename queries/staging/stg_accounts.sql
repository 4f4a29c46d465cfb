-- One row per account.
select
    account_id,
    name,
    site,
    country,
    coalesce(time_zone, 'UTC') as time_zone,
    onboarding_completed_on,
    is_new_user,
    sdk_in_use,
    coalesce(active, true) as is_active,

from raw.accounts
