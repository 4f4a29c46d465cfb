-- One row per stratum: how many units it has.
select
    policy,
    promise,
    tier,
    severity,
    verdict,
    count(*)::bigint as units,

from sample_units

group by
    policy,
    promise,
    tier,
    severity,
    verdict

order by
    policy nulls first,
    promise nulls first,
    tier nulls first,
    severity nulls first,
    verdict nulls first
