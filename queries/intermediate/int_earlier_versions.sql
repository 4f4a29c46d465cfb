-- One row per version that protects those before it and day on which a contract
-- under it began: the versions in force since then.
with

beginnings as (
    select
        policy,
        starts_on,
    from stg_contracts
    group by
        policy,
        starts_on
)

select
    versions.version_key,
    beginnings.starts_on,
    string_agg(
        earlier.version_key::text,
        ','
        order by earlier.effective_from desc
    ) as earlier_versions,

from policy.versions as versions

inner join policy.versions as earlier
    on versions.policy = earlier.policy
    and versions.effective_from > earlier.effective_from

inner join beginnings
    on versions.policy = beginnings.policy
    and earlier.effective_to >= beginnings.starts_on

where versions.is_protecting

group by
    versions.version_key,
    beginnings.starts_on
