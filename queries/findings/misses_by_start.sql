-- One row per quarter of an hour in which obligations of the month started.
select
    started_at_ms // 900000 * 900000 as started_at_ms,
    count(*)::bigint as obligations,
    count_if(verdict = 'missed')::bigint as missed,

from scope_rows

where
    is_house
    and elapsed_ms is not null
    and month = getvariable('report_month')
    and verdict in ('met', 'missed')

group by started_at_ms // 900000
