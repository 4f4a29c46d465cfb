-- One row per case that was overtaken in the month, the most often first, up to
-- twenty-five.
with

overtaken as (
    select
        case_key,
        arg_max(
            {'tier': tier, 'severity': severity},
            overtaken_by
        ) as place,
        sum(overtaken_by)::integer as overtaken_by,
    from queue_waiting
    group by case_key
    having sum(overtaken_by) > 0
)

select
    cases.case_id,
    cases.account_name,
    overtaken.place.tier as tier,
    overtaken.place.severity as severity,
    cases.opened_at_ms,
    responses.responded_at_ms,
    overtaken.overtaken_by,

from overtaken

inner join scope_cases as cases
    on overtaken.case_key = cases.case_key

left join queue_responses as responses
    on overtaken.case_key = responses.case_key

order by
    overtaken.overtaken_by desc,
    cases.opened_at_ms,
    cases.case_id

limit 25
