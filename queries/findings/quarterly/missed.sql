-- One row per obligation missed in the period, by account and policy, the longest overdue first.
select
    cases.account_id,
    cases.policy,
    cases.version,
    cases.case_id,
    cases.subject,
    scope_rows.tier,
    scope_rows.severity,
    scope_rows.promise,
    scope_rows.clause,
    scope_rows.target,
    scope_rows.started_at_ms,
    scope_rows.due_at_ms,
    scope_rows.satisfied_at_ms,
    scope_rows.overdue_ms,
    cases.assignment_group,
    scope_rows.hinge_mask::text as hinge_mask,
    scope_rows.ended_at_ms is null as is_unanswered,
    waivers.reason as waived,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

left join waivers
    on scope_rows.waiver_row = waivers.waiver_row

where
    scope_rows.is_house
    and scope_rows.month = getvariable('report_month')
    and scope_rows.verdict = 'missed'

order by
    cases.account_id,
    cases.policy,
    scope_rows.overdue_ms desc nulls last,
    scope_rows.due_at_ms,
    cases.case_id,
    scope_rows.promise,
    scope_rows.started_at_ms
