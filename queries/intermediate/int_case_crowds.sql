-- One row per case of a severity that its policy holds to be widespread or not:
-- whether enough active accounts opened one like it shortly before.
with

asking as (
    select
        contracts.case_key,
        contracts.account_id,
        contracts.policy,
        contracts.opened_at_ms,
        contracts.opened_date,
        cases.severity,
        coalesce(accounts.is_active, true) as is_active,
        (versions.widespread_minutes * 60000)::bigint as reach_ms,
        versions.widespread_share as share,
    from int_case_contracts as contracts
    inner join stg_cases as cases
        on contracts.case_key = cases.case_key
    inner join policy.versions as versions
        on contracts.policy = versions.policy
        and contracts.opened_date between versions.effective_from
            and versions.effective_to
        and list_contains(versions.severity_values, cases.severity)
    left join stg_accounts as accounts
        on contracts.account_id = accounts.account_id
    where versions.widespread_minutes is not null
),

earlier as (
    select
        account_id,
        policy,
        severity,
        opened_at_ms,
        unnest([
            opened_at_ms // reach_ms,
            opened_at_ms // reach_ms + 1
        ]) as bucket,
    from asking
    where is_active
),

seen as (
    select
        asking.case_key,
        count(distinct earlier.account_id) as accounts,
    from asking
    inner join earlier
        on asking.policy = earlier.policy
        and asking.severity = earlier.severity
        and asking.opened_at_ms // asking.reach_ms = earlier.bucket
        and earlier.opened_at_ms <= asking.opened_at_ms
        and earlier.opened_at_ms >= asking.opened_at_ms - asking.reach_ms
    group by asking.case_key
),

dates as (
    select
        policy,
        opened_date,
    from asking
    group by
        policy,
        opened_date
),

customers as (
    select
        dates.policy,
        dates.opened_date,
        count(distinct contracts.account_id) as accounts,
    from dates
    inner join stg_contracts as contracts
        on dates.policy = contracts.policy
        and dates.opened_date between contracts.starts_on
            and contracts.ends_on
    left join stg_accounts as accounts
        on contracts.account_id = accounts.account_id
    where coalesce(accounts.is_active, true)
    group by
        dates.policy,
        dates.opened_date
)

select
    asking.case_key,
    coalesce(seen.accounts, 0) > asking.share * customers.accounts
        as is_widespread,

from asking

left join seen
    on asking.case_key = seen.case_key

left join customers
    on asking.policy = customers.policy
    and asking.opened_date = customers.opened_date
