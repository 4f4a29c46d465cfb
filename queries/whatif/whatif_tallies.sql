-- One row per promise, tier, severity, targets, verdicts and reason: the
-- obligations of the period.
select
    promise,
    tier,
    severity,
    house_target,
    whatif_target,
    house,
    whatif,
    if(whatif = 'unmeasured', coalesce(whatif_reason, ''), null) as reason,
    count(*)::bigint as obligations,

from whatif_scope

group by all

order by all
