-- One row per case that was opened in the period at the highest severity of its
-- policy, at most three an account and policy: those with a miss, then the first.
with

misses as (
    select case_key
    from scope_rows
    where
        is_house
        and verdict = 'missed'
    group by case_key
)

select
    cases.account_id,
    cases.policy,
    cases.case_id,
    cases.subject,
    cases.severity,
    cases.opened_at_ms,
    misses.case_key is not null as has_miss,

from scope_cases as cases

left join misses
    on cases.case_key = misses.case_key

where
    list_contains(
        getvariable('report_top_severities'),
        cases.policy || '/' || cases.severity
    )
    and cases.opened_at_ms >= getvariable('report_from_ms')
    and cases.opened_at_ms < getvariable('report_to_ms')

qualify
    row_number() over (
        partition by cases.account_id, cases.policy
        order by
            has_miss desc,
            cases.opened_at_ms,
            cases.case_id
    ) <= 3

order by
    cases.account_id,
    cases.policy,
    has_miss desc,
    cases.opened_at_ms,
    cases.case_id
