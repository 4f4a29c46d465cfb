-- One row per obligation missed in the month, the longest overdue first.
select
    cases.case_id,
    cases.account_name,
    scope_rows.tier,
    scope_rows.severity,
    scope_rows.promise,
    scope_rows.target,
    scope_rows.started_at_ms,
    scope_rows.due_at_ms,
    scope_rows.satisfied_at_ms,
    scope_rows.overdue_ms,
    cases.assignment_group,
    scope_rows.hinge_mask::text as hinge_mask,
    scope_rows.ended_at_ms is null as is_unanswered,
    waivers.reason as waiver_reason,
    waivers.approver as waiver_approver,

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
    scope_rows.overdue_ms desc nulls last,
    scope_rows.due_at_ms,
    cases.case_id,
    scope_rows.promise,
    scope_rows.started_at_ms
