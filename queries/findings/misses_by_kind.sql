-- One row per channel and category: obligations of the month, and how many were
-- missed.
with

judged as (
    select
        cases.channel,
        cases.category,
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
    if(grouping(channel) = 0, 'channel', 'category') as kind,
    coalesce(channel, category) as value,
    count(*)::bigint as obligations,
    count_if(is_missed)::bigint as missed,

from judged

group by grouping sets (
    (channel),
    (category)
)

order by all
