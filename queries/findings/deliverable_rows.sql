-- One row per deliverable of one policy that an account was owed in the
-- report's month or in the two quarters before it, as the house reads it.
select
    obligations.account_id,
    coalesce(accounts.name, obligations.account_id) as account,
    subjects.deliverable,
    obligations.target as name,
    obligations.clause,
    obligations.tier,
    obligations.started_at_ms,
    obligations.due_at_ms,
    obligations.satisfied_at_ms,
    obligations.verdict,
    obligations.reason,

from obligations

inner join account_deliverables as subjects
    on obligations.case_key = subjects.case_key

left join raw.accounts as accounts
    on obligations.account_id = accounts.account_id

where
    obligations.scenario = 'house'
    and obligations.policy = getvariable('report_policy')
    and (
        getvariable('report_account') is null
        or obligations.account_id = getvariable('report_account')
    )
    and obligations.started_at_ms < getvariable('report_to_ms')
    and (
        obligations.due_at_ms is null
        or obligations.due_at_ms
        >= getvariable('report_from_ms') - 184 * 86400000::bigint
    )
    and (
        obligations.due_at_ms is not null
        or obligations.verdict = 'running'
        or obligations.ended_at_ms >= getvariable('report_from_ms')
        or obligations.verdict = 'unmeasured'
    )

order by
    subjects.deliverable,
    obligations.started_at_ms desc,
    account,
    obligations.account_id
