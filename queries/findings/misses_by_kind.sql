-- One row per channel, category, group and account: obligations of the month,
-- and how many were missed.
with

judged as (
    select
        cases.account_id,
        cases.account_name,
        cases.channel,
        cases.category,
        cases.assignment_group,
        scope_rows.verdict = 'missed' as is_missed,
    from scope_rows
    inner join scope_cases as cases
        on scope_rows.case_key = cases.case_key
    where
        scope_rows.is_house
        and scope_rows.month = getvariable('report_month')
        and scope_rows.verdict in ('met', 'missed')
)

select
    case
        when grouping(account_id) = 0 then 'account'
        when grouping(channel) = 0 then 'channel'
        when grouping(category) = 0 then 'category'
        else 'group'
    end as kind,
    coalesce(account_name, channel, category, assignment_group) as value,
    count(*)::bigint as obligations,
    count_if(is_missed)::bigint as missed,

from judged

group by grouping sets (
    (account_id, account_name),
    (channel),
    (category),
    (assignment_group)
)

order by all
