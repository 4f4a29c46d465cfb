-- One row per kind of account in contract: every combination of policy version and
-- facts on which its deliverables depend, numbered after the kinds of case.
with

kinds as (
    select
        version_key,
        tier,
        plan,
        site,
        country,
        is_new_user,
        sdk_in_use,
        asked,
    from int_account_terms
    group by all
)

select
    *,
    (
        row_number() over (order by kinds)
        + (select coalesce(max(profile_id), 0) from int_profiles)
    )::integer as profile_id,

from kinds
