-- One row: the obligations missed in the month whose severity was lowered while
-- they were in time, and which are not missed where a lowering counts.
select count(*)::bigint as obligations

from lowered_miss_rows
