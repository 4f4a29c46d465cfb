-- One row per account with something to report in the period: a contract in
-- force, a case opened, or an obligation that belongs to it.
with

contracted as (
    select contracts.account_id
    from raw.contracts as contracts
    where
        contracts.policy in (select policy from policy.known)
        and contracts.starts_on < getvariable('report_ends_before')::date
        and coalesce(contracts.ends_on, getvariable('report_begins_on')::date)
        >= getvariable('report_begins_on')::date
),

opened as (
    select account_id
    from case_facts
    where
        policy in (select policy from policy.known)
        and opened_at_ms >= getvariable('report_from_ms')
        and opened_at_ms < getvariable('report_to_ms')
),

owed as (
    select cases.account_id
    from ledger_rows as outcomes
    inner join case_facts as cases
        on outcomes.case_key = cases.case_key
    where
        outcomes.is_house
        and cases.policy in (select policy from policy.known)
        and outcomes.period_at_ms >= getvariable('report_from_ms')
        and outcomes.period_at_ms < getvariable('report_to_ms')
),

reported as (
    select account_id from contracted
    union
    select account_id from opened
    union
    select account_id from owed
)

select
    reported.account_id as id,
    coalesce(any_value(accounts.name), reported.account_id) as name,

from reported

left join raw.accounts as accounts
    on reported.account_id = accounts.account_id

where reported.account_id is not null

group by reported.account_id

order by reported.account_id
