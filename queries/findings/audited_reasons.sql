-- One row per verdict, reason and promise of what is in no rate.
select
    verdict,
    reason,
    promise,
    clause,
    count(*)::bigint as obligations,
    count(distinct case_key)::bigint as cases,

from audited_rows

where verdict in ('void', 'excluded', 'unmeasured')

group by
    verdict,
    reason,
    promise,
    clause

order by
    verdict,
    obligations desc,
    reason nulls last,
    promise,
    clause
