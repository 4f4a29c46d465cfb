-- One row per audited obligation that was missed or that hinges, the longest overdue first.
select
    obligation_id,
    case_id,
    account_id,
    account_name,
    tier,
    severity,
    promise,
    clause,
    target,
    started_at_ms,
    due_at_ms,
    satisfied_at_ms,
    overdue_ms,
    verdict,
    reason,
    hinges_on,

from audited_rows

where
    verdict = 'missed'
    or not settled

order by
    verdict <> 'missed',
    overdue_ms desc nulls last,
    due_at_ms,
    obligation_id
