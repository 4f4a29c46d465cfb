-- One row per account, policy and period: the cases that were judged in it, and
-- those of them with a miss.
with

judged as (
    select
        cases.account_id,
        cases.policy,
        scope_rows.month,
        scope_rows.case_key,
        bool_or(scope_rows.verdict = 'missed') as has_miss,
    from scope_rows
    inner join scope_cases as cases
        on scope_rows.case_key = cases.case_key
    where
        scope_rows.is_house
        and scope_rows.month is not null
        and scope_rows.verdict in ('met', 'missed')
    group by all
)

select
    account_id,
    policy,
    month,
    count_if(not has_miss)::bigint as met,
    count_if(has_miss)::bigint as missed,

from judged

group by
    account_id,
    policy,
    month

order by all
