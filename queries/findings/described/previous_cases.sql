-- One row per state in which a case was that a new one of the month names as its
-- predecessor: how many do. Empty: the new case names none.
select
    state,
    count(*)::bigint as cases,

from previous_rows

group by state

order by state
