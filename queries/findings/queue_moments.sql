-- One row per quarter of an hour and number overtaken: responses of the month.
select
    responded_at_ms // 900000 * 900000 as from_ms,
    overtaken,
    count(*)::bigint as responses,

from queue_rows

where month = getvariable('report_month')

group by all
