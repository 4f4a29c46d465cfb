-- One row per case: its account, or the workspace's default, and the account's
-- civil date at the opening.
with

owned as (
    select
        cases.case_key,
        coalesce(cases.account_id, defaults.account) as account_id,
        cases.product,
        cases.opened_at_ms,
    from stg_cases as cases
    cross join policy.defaults as defaults
),

zoned as (
    select
        owned.*,
        coalesce(accounts.time_zone, 'UTC') as time_zone,
    from owned
    left join stg_accounts as accounts
        on owned.account_id = accounts.account_id
)

select
    zoned.case_key,
    zoned.account_id,
    zoned.product,
    zoned.opened_at_ms,
    zoned.time_zone,
    make_timestamp(
        (zoned.opened_at_ms + offsets.offset_ms) * 1000
    )::date as opened_date,

from zoned

inner join policy.zone_offsets as offsets
    on zoned.time_zone = offsets.time_zone
    and zoned.opened_at_ms >= offsets.from_ms
    and zoned.opened_at_ms < offsets.to_ms
