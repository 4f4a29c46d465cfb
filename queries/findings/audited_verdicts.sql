-- One row per promise and verdict of the audited obligations.
select
    promise,
    verdict,
    count(*)::bigint as obligations,
    count_if(not settled)::bigint as hinging,

from audited_rows

group by
    promise,
    verdict

order by
    promise,
    verdict
