-- One row per obligation and outcome that a reader could not check: no case, no
-- assignment, no promise, no start, or no reason where there is no judgement.
select
    outcomes.case_key,
    outcomes.promise_id,
    outcomes.started_at_ms,
    outcomes.assignment_id,
    outcomes.verdict,

from ledger_rows as outcomes

left join case_facts as cases
    on outcomes.case_key = cases.case_key

left join account_deliverables as deliverables
    on outcomes.case_key = deliverables.case_key

left join policy.assignments as assignments
    on outcomes.assignment_id = assignments.assignment_id

where
    coalesce(cases.case_key, deliverables.case_key) is null
    or assignments.assignment_id is null
    or assignments.promise_id <> outcomes.promise_id
    or (assignments.profile_id is null) <> (outcomes.promise_id is null)
    or outcomes.started_at_ms is null and outcomes.verdict not in (5, 6)
    or outcomes.verdict in (5, 6)
    and outcomes.missing_field is null
    and assignments.reason is null
