-- One row per case: its account's civil date at the opening.
with

zoned as (
    select
        cases.case_key,
        cases.account_id,
        cases.product,
        cases.opened_at_ms,
        coalesce(accounts.time_zone, 'UTC') as time_zone,
    from stg_cases as cases
    left join stg_accounts as accounts
        on cases.account_id = accounts.account_id
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
