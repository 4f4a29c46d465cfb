-- One row per message of ours in the month, first or later, and what it left: how many there are.
select
    is_first,
    is_left_so,
    is_undecided,
    count(*)::bigint as messages,

from response_rows

group by all
