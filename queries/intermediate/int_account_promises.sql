-- One row per contract, policy version that was in force during it, and deliverable
-- that some reading of it promises the account.
with

promised as (
    select
        profile_id,
        variant as deliverable,
    from policy.assignments
    where promise_id = 13
    group by
        profile_id,
        variant
)

select
    terms.account_id,
    terms.version_key,
    versions.policy,
    terms.tier,
    terms.starts_on,
    terms.ends_on,
    terms.effective_from,
    terms.effective_to,
    terms.has_account,
    terms.time_zone,
    kinds.profile_id,
    deliverables.deliverable,
    deliverables.is_quarterly,

from int_account_terms as terms

inner join int_account_kinds as kinds
    on terms.version_key = kinds.version_key
    and terms.tier is not distinct from kinds.tier
    and terms.plan is not distinct from kinds.plan
    and terms.site is not distinct from kinds.site
    and terms.country is not distinct from kinds.country
    and terms.is_new_user is not distinct from kinds.is_new_user
    and terms.sdk_in_use is not distinct from kinds.sdk_in_use
    and terms.asked is not distinct from kinds.asked

inner join promised
    on kinds.profile_id = promised.profile_id

inner join policy.deliverables as deliverables
    on terms.version_key = deliverables.version_key
    and promised.deliverable = deliverables.deliverable

inner join policy.versions as versions
    on terms.version_key = versions.version_key
