-- One row per account under contract when the month ended: how many people it had
-- named, and how many it may.
with

month_end as (
    select least(getvariable('report_to_ms') - 1, as_of_ms) as at_ms
    from policy.replays
),

zoned as (
    select
        accounts.account_id,
        coalesce(accounts.name, accounts.account_id) as account_name,
        epoch_ms(month_end.at_ms + offsets.offset_ms)::date as on_date,
    from raw.accounts as accounts
    cross join month_end
    inner join policy.zone_offsets as offsets
        on coalesce(accounts.time_zone, 'UTC') = offsets.time_zone
        and month_end.at_ms >= offsets.from_ms
        and month_end.at_ms < offsets.to_ms
    where
        getvariable('report_account') is null
        or accounts.account_id = getvariable('report_account')
),

contracted as (
    select
        zoned.account_id,
        zoned.account_name,
        zoned.on_date,
        arg_max(contracts.tier, contracts.starts_on) as tier,
    from zoned
    inner join raw.contracts as contracts
        on zoned.account_id = contracts.account_id
        and contracts.policy = getvariable('report_policy')
        and zoned.on_date >= contracts.starts_on
        and zoned.on_date <= coalesce(contracts.ends_on, zoned.on_date)
    group by
        zoned.account_id,
        zoned.account_name,
        zoned.on_date
),

named as (
    select
        contracted.account_id,
        contracted.account_name,
        contracted.tier,
        list_extract(
            getvariable('report_allowed'),
            list_position(getvariable('report_tiers'), contracted.tier)
        ) as allowed,
        count(distinct contacts.contact_id) as named,
    from contracted
    left join raw.contacts as contacts
        on contracted.account_id = contacts.account_id
        and contracted.on_date >= contacts.named_from
        and contracted.on_date <= coalesce(contacts.named_to, contracted.on_date)
    group by
        contracted.account_id,
        contracted.account_name,
        contracted.tier
)

select
    account_id,
    account_name,
    tier,
    allowed,
    named,

from named
