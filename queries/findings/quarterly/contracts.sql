-- One row per contract of an account that was in force in the period.
select
    contracts.account_id,
    contracts.policy,
    contracts.tier,
    contracts.plan,
    contracts.starts_on::varchar as starts_on,
    contracts.ends_on::varchar as ends_on,

from raw.contracts as contracts

inner join account_batch as batch
    on contracts.account_id = batch.account_id

where
    contracts.starts_on < getvariable('report_ends_before')::date
    and coalesce(contracts.ends_on, getvariable('report_begins_on')::date)
    >= getvariable('report_begins_on')::date

order by
    contracts.account_id,
    contracts.policy,
    contracts.starts_on,
    contracts.tier
