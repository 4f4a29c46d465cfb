-- One row per promise, verdict and reason: the month's obligations that are in no rate.
select
    promise,
    verdict,
    reason,
    count(*)::bigint as obligations,
    count(distinct case_key)::bigint as cases,

from scope_rows

where
    is_house
    and month = getvariable('report_month')
    and verdict in ('void', 'excluded', 'unmeasured')

group by
    promise,
    verdict,
    reason

order by
    verdict,
    obligations desc,
    promise,
    reason
