-- One row per case opened in the month on a tier whose accounts may name
-- contacts. Empty: nobody can tell whether a named contact reported it.
with

asked as (
    select
        openings.case_key,
        openings.account_id,
        openings.requester_id,
        epoch_ms(openings.opened_at_ms + offsets.offset_ms)::date as on_date,
    from scope_openings as openings
    left join raw.accounts as accounts
        on openings.account_id = accounts.account_id
    inner join policy.zone_offsets as offsets
        on coalesce(accounts.time_zone, 'UTC') = offsets.time_zone
        and openings.opened_at_ms >= offsets.from_ms
        and openings.opened_at_ms < offsets.to_ms
    where
        coalesce(
            list_extract(
                getvariable('report_allowed'),
                list_position(getvariable('report_tiers'), openings.tier)
            ),
            0
        ) > 0
),

naming as (
    select account_id
    from raw.contacts
    group by account_id
),

reporters as (
    select asked.case_key
    from asked
    inner join raw.contacts as contacts
        on asked.account_id = contacts.account_id
        and asked.requester_id = contacts.contact_id
        and asked.on_date >= contacts.named_from
        and asked.on_date <= coalesce(contacts.named_to, asked.on_date)
    group by asked.case_key
)

select
    asked.case_key,
    case
        when asked.requester_id is null or naming.account_id is null then null
        else reporters.case_key is not null
    end as is_named,

from asked

left join naming
    on asked.account_id = naming.account_id

left join reporters
    on asked.case_key = reporters.case_key
