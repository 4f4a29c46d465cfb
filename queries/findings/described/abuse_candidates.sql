-- One row per account that asked often enough for escalation within so many days
-- that end in the month, on cases in which nothing was found: its busiest stretch.
with

escalations as (
    select
        cases.account_id,
        cases.account_name,
        facts.case_key,
        facts.at_ms,
    from scope_facts as facts
    inner join scope_cases as cases
        on facts.case_key = cases.case_key
    inner join raw.cases as rows
        on cases.case_id = rows.case_id
    where
        facts.type = 'escalation'
        and list_contains(getvariable('report_outcomes'), rows.closure_code)
),

rolling as (
    select
        account_id,
        account_name,
        at_ms,
        count(*) over lately as escalations,
        list(case_key) over lately as case_keys,
        min(at_ms) over lately as from_ms,
    from escalations
    window lately as (
        partition by account_id
        order by at_ms
        range between getvariable('report_reach_ms') preceding and current row
    )
)

select
    account_name,
    max(escalations)::bigint as escalations,
    arg_max(
        len(list_distinct(case_keys)),
        {'escalations': escalations, 'at_ms': at_ms}
    )::bigint as cases,
    arg_max(from_ms, {'escalations': escalations, 'at_ms': at_ms}) as from_ms,
    arg_max(at_ms, {'escalations': escalations, 'at_ms': at_ms}) as to_ms,

from rolling

where
    account_id is not null
    and at_ms >= getvariable('report_from_ms')
    and at_ms < getvariable('report_to_ms')
    and escalations >= getvariable('report_escalations')

group by
    account_id,
    account_name

order by
    escalations desc,
    account_name,
    account_id
