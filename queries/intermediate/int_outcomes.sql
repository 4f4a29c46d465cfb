-- One row per obligation and way of judging it by the version that binds: `verdict`
-- 1 met, 2 missed, 3 running, 4 void, 5 excluded, 6 unmeasured. A view.
with

judged as (
    select * from int_judged_outcomes
),

chosen as (
    select
        judged.*,
        scenarios.scenario_id,
    from judged
    inner join policy.scenarios as scenarios
        on ((judged.mask >> scenarios.scenario_id) & 1) = 1
    inner join policy.versions as versions
        on judged.binding_version_key = versions.version_key
    where judged.is_contended
    qualify
        row_number() over (
            partition by
                judged.case_key,
                judged.promise_id,
                judged.started_at_ms,
                scenarios.scenario_id
            order by
                judged.verdict <> 6,
                judged.is_excluded,
                judged.due_at_ms nulls last,
                versions.effective_from desc
        ) = 1
),

bound as (
    select *
    from judged
    where not is_contended
    union all
    select
        * exclude (scenario_id)
        replace (
            bit_or(1::hugeint << scenario_id) as mask,
            bool_or(scenario_id = 0) as is_house
        ),
    from chosen
    group by all
)

select
    case_key,
    promise_id,
    started_at_ms,
    assignment_id,
    mask,
    is_house,
    is_default,
    start_arrival,
    if(is_blank, null, satisfied_arrival) as satisfied_arrival,
    if(is_blank, null, due_at_ms) as due_at_ms,
    if(is_blank, null, due_low_at_ms) as due_low_at_ms,
    if(is_blank, null, satisfied_at_ms) as satisfied_at_ms,
    if(is_blank, null, ended_at_ms) as ended_at_ms,
    if(is_blank, null, elapsed_ms) as elapsed_ms,
    case
        when verdict = 6 or overdue_ms is null then null
        when verdict = 2 then overdue_ms
        else 0
    end as overdue_ms,
    if(assignment_id < 0, missing_field, binding_missing_field)
        as missing_field,
    verdict,

from bound
