-- One row per obligation of the period or before that nobody has met by the
-- as-of instant, by account and policy: overdue ones first, then those in time.
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
    scope_rows.verdict,
    scope_rows.started_at_ms,
    scope_rows.due_at_ms,
    scope_rows.satisfied_at_ms,
    scope_rows.overdue_ms,
    cases.assignment_group,
    scope_rows.hinge_mask::text as hinge_mask,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

where
    scope_rows.is_house
    and scope_rows.counted_at_ms < getvariable('report_to_ms')
    and scope_rows.promise <> 'closing_not_early'
    and (
        scope_rows.elapsed_ms is not null
        or scope_rows.promise = 'daily_update'
        or scope_rows.month = getvariable('report_month')
    )
    and (
        scope_rows.verdict = 'running'
        or (
            scope_rows.verdict = 'missed'
            and scope_rows.ended_at_ms is null
            and scope_rows.promise <> 'daily_update'
        )
    )

order by
    cases.account_id,
    cases.policy,
    scope_rows.verdict = 'running',
    scope_rows.overdue_ms desc nulls last,
    scope_rows.due_at_ms nulls last,
    cases.case_id,
    scope_rows.promise,
    scope_rows.started_at_ms
