-- One row per deliverable that an account was owed in the period, in the one
-- before it, or by no date, as the house reads it.
select
    subjects.account_id,
    subjects.policy,
    subjects.deliverable,
    coalesce(assignments.target, subjects.deliverable) as name,
    assignments.clause,
    assignments.tier,
    outcomes.started_at_ms,
    outcomes.due_at_ms,
    outcomes.satisfied_at_ms,
    list_extract(
        ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'],
        outcomes.verdict
    ) as verdict,
    coalesce(outcomes.missing_field, assignments.reason) as reason,

from ledger_rows as outcomes

inner join account_deliverables as subjects
    on outcomes.case_key = subjects.case_key

inner join account_batch as batch
    on subjects.account_id = batch.account_id

left join policy.assignments as assignments
    on outcomes.assignment_id = assignments.assignment_id

where
    outcomes.is_house
    and outcomes.started_at_ms < getvariable('report_to_ms')
    and (
        (
            outcomes.due_at_ms
            >= getvariable('report_from_ms') - 86400000::bigint
            and outcomes.due_at_ms
            <= getvariable('report_to_ms') + 86400000::bigint
        )
        or (
            outcomes.due_at_ms is null
            and (
                outcomes.verdict in (3, 6)
                or outcomes.ended_at_ms >= getvariable('report_from_ms')
            )
        )
    )

order by
    subjects.account_id,
    subjects.policy,
    subjects.deliverable,
    outcomes.started_at_ms desc
