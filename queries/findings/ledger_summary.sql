-- One row per scenario, policy and promise: what was met and missed in the whole ledger.
with

outcomes as (
    select
        cases.policy,
        rows.promise_id,
        rows.verdict,
        rows.mask,
        count(*)::bigint as obligations,
    from ledger_rows as rows
    inner join case_facts as cases
        on rows.case_key = cases.case_key
    where rows.verdict in (1, 2)
    group by all
)

select
    scenarios.scenario,
    outcomes.policy,
    promises.promise,
    coalesce(sum(outcomes.obligations) filter (where verdict = 1), 0)::bigint
        as met,
    coalesce(sum(outcomes.obligations) filter (where verdict = 2), 0)::bigint
        as missed,

from outcomes

inner join policy.scenarios as scenarios
    on scenarios.why_not is null
    and ((outcomes.mask >> scenarios.scenario_id) & 1) = 1

inner join policy.promises as promises
    on outcomes.promise_id = promises.promise_id

group by
    scenarios.scenario,
    scenarios.scenario_id,
    outcomes.policy,
    promises.promise,
    promises.promise_id

order by
    outcomes.policy,
    promises.promise_id,
    scenarios.scenario_id
