-- One row per audited obligation that was drawn, or that belongs to a case that was.
select
    obligation_id,
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
    verdict,
    reason,
    hinges_on,

from audited_rows

where list_contains(
    getvariable('sample_drawn'),
    if(getvariable('sample_of') = 'cases', case_id, obligation_id)
)

order by obligation_id
