-- One row per scenario, promise, tier and severity: what was met and missed in the month under it.
with

outcomes as (
    select
        promise,
        tier,
        severity,
        verdict,
        mask,
        count(*)::bigint as obligations,
    from scope_rows
    where
        month = getvariable('report_month')
        and verdict in ('met', 'missed')
    group by all
)

select
    scenarios.scenario,
    outcomes.promise,
    outcomes.tier,
    outcomes.severity,
    coalesce(sum(obligations) filter (where verdict = 'met'), 0)::bigint as met,
    coalesce(sum(obligations) filter (where verdict = 'missed'), 0)::bigint
        as missed,

from outcomes

inner join policy.scenarios as scenarios
    on scenarios.why_not is null
    and ((outcomes.mask >> scenarios.scenario_id) & 1) = 1

group by
    scenarios.scenario,
    outcomes.promise,
    outcomes.tier,
    outcomes.severity
