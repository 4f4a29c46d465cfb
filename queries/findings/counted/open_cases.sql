-- One row per case that was open at the month's end, or at the as-of instant:
-- its age, and what of it was unanswered or overdue.
select
    'open_cases' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    cases.severity,
    list_max(
        list_filter(
            getvariable('report_bands'),
            lambda band: band <= cases.days
        )
    )::varchar as kind,
    if(cases.is_unanswered, 'unanswered', 'answered') as says,
    if(cases.is_overdue, 'overdue', null) as mark,
    cases.days::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from backlog_rows as cases
