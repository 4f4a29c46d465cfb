-- One row: how many of those cases were in hand in the month.
select count(*)::bigint as cases

from in_hand_rows
