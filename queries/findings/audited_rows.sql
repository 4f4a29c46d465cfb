-- One row per obligation of the period as the house reads it, those of accounts included.
with

placed as (
    select
        obligations.*,
        coalesce(accounts.name, obligations.account_id, 'no account')
            as account_name,
        case getvariable('audited_period')
            when 'opening'
                then coalesce(cases.opened_at_ms, obligations.started_at_ms)
            when 'fulfilment'
                then
                    coalesce(
                        obligations.satisfied_at_ms,
                        obligations.period_at_ms
                    )
            else obligations.period_at_ms
        end as counted_at_ms,
    from ledger_house as obligations
    left join case_facts as cases
        on obligations.case_key = cases.case_key
    left join raw.accounts as accounts
        on obligations.account_id = accounts.account_id
    where
        (
            getvariable('audited_policies') is null
            or list_contains(
                getvariable('audited_policies'),
                obligations.policy
            )
        )
        and (
            getvariable('audited_account') is null
            or obligations.account_id = getvariable('audited_account')
        )
)

select
    obligation_id,
    case_key,
    case_id,
    account_id,
    account_name,
    policy,
    policy_version,
    tier,
    severity,
    promise,
    clause,
    target,
    started_at_ms,
    due_at_ms,
    satisfied_at_ms,
    ended_at_ms,
    overdue_ms,
    verdict,
    reason,
    settled,
    hinges_on,
    counted_at_ms,

from placed

where
    (
        getvariable('audited_from_ms') is null
        or counted_at_ms >= getvariable('audited_from_ms')
    )
    and (
        getvariable('audited_to_ms') is null
        or counted_at_ms < getvariable('audited_to_ms')
    )
