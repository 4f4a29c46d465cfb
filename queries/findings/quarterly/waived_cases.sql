-- One row per account and policy: cases of the period whose misses were all waived;
-- `cleared` where something was met beside them, `emptied` where nothing else was judged.
with

judged as (
    select
        cases.account_id,
        cases.policy,
        scope_rows.case_key,
        count_if(scope_rows.verdict = 'met') as met,
        count_if(
            scope_rows.verdict = 'missed' and waived.case_key is null
        ) as left_over,
    from scope_rows
    inner join scope_cases as cases
        on scope_rows.case_key = cases.case_key
    left join waived_obligations as waived
        on scope_rows.case_key = waived.case_key
        and scope_rows.promise_id = waived.promise_id
        and scope_rows.started_at_ms = waived.started_at_ms
    where
        scope_rows.is_house
        and scope_rows.month = getvariable('report_month')
        and scope_rows.verdict in ('met', 'missed')
        and scope_rows.case_key in (
            select case_key
            from waived_obligations
        )
    group by all
    having count_if(scope_rows.verdict = 'missed') > 0
)

select
    account_id,
    policy,
    count_if(left_over = 0 and met > 0)::bigint as cleared,
    count_if(left_over = 0 and met = 0)::bigint as emptied,

from judged

group by
    account_id,
    policy

order by all
