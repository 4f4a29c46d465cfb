-- One row per account and policy: cases of the period whose misses were all waived;
-- `cleared` where something was met beside them, `emptied` where nothing else was judged.
with

judged as (
    select
        cases.account_id,
        cases.policy,
        scope_rows.case_key,
        count_if(scope_rows.verdict = 'met') as met,
    from scope_rows
    inner join scope_cases as cases
        on scope_rows.case_key = cases.case_key
    where
        scope_rows.is_house
        and scope_rows.month = getvariable('report_month')
        and scope_rows.verdict in ('met', 'missed')
    group by all
    having
        count_if(scope_rows.verdict = 'missed') > 0
        and bool_and(
            scope_rows.verdict = 'met' or scope_rows.waiver_row is not null
        )
)

select
    account_id,
    policy,
    count_if(met > 0)::bigint as cleared,
    count_if(met = 0)::bigint as emptied,

from judged

group by
    account_id,
    policy

order by all
