-- One row per case that customers opened in the month: in or out of hours, and
-- `mark` when it was first answered.
select
    'openings' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    cases.tier,
    cases.severity,
    null::varchar as kind,
    case
        when cases.is_open then 'in_hours'
        when not cases.is_open then 'out_of_hours'
        else 'unknown'
    end as says,
    case
        when cases.is_answer_open then 'answered_in_hours'
        when not cases.is_answer_open then 'answered_out_of_hours'
        when cases.answered_at_ms is null then 'unanswered'
        else 'answered'
    end as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from scope_openings as cases

where not cases.is_opened_by_us
