-- One row: the obligations of the month on a lowered severity that were not
-- missed, and how many took longer than the target of the severity before.
select
    count(*)::bigint as obligations,
    count_if(is_avoided)::bigint as avoided,
    count_if(is_avoided is null)::bigint as uncounted,

from spared_rows
