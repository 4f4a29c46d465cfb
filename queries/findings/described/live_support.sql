-- One row per tier: cases that customers opened in the month in and out of hours,
-- and when they were first answered.
select
    tier,
    is_open,
    count(*)::bigint as cases,
    count_if(is_answer_open)::bigint as answered_open,
    count_if(not is_answer_open)::bigint as answered_closed,
    count_if(answered_at_ms is null)::bigint as unanswered,

from scope_openings

where not is_opened_by_us

group by all

order by all
