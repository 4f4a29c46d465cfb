-- One row per month: the cases that were judged in it, and those of them with a miss.
with

judged as (
    select
        month,
        case_key,
        bool_or(verdict = 'missed') as has_miss,
    from scope_rows
    where
        is_house
        and month is not null
        and verdict in ('met', 'missed')
    group by
        month,
        case_key
)

select
    month,
    count_if(not has_miss)::bigint as met,
    count_if(has_miss)::bigint as missed,

from judged

group by month
