-- One row per severity and age in days, of the cases that were open then: how
-- many, how many nobody had answered, and how many had something overdue.
select
    severity,
    days,
    count(*)::bigint as cases,
    count_if(is_unanswered)::bigint as unanswered,
    count_if(is_overdue)::bigint as overdue,

from backlog_rows

group by
    severity,
    days

order by all
