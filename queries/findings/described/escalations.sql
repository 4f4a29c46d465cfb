-- One row: the escalations of the month, and how soon after them a manager, or
-- anyone of ours, did something on the case.
with

escalated as (
    select case_key
    from scope_facts
    where
        type = 'escalation'
        and at_ms >= getvariable('report_from_ms')
        and at_ms < getvariable('report_to_ms')
    group by case_key
),

acts as (
    select
        facts.*,
        min(
            case
                when actor_type = 'agent' and actor_role ilike '%manager%'
                    then at_ms
            end
        ) over later as manager_at_ms,
        min(case when actor_type = 'agent' then at_ms end) over later
            as human_at_ms,
    from scope_facts as facts
    semi join escalated
        on facts.case_key = escalated.case_key
    window later as (
        partition by facts.case_key
        order by facts.at_ms
        range between 1 following and unbounded following
    )
)

select
    count(*)::bigint as escalations,
    count(distinct case_key)::bigint as cases,
    count(manager_at_ms)::bigint as by_manager,
    median(manager_at_ms - at_ms)::bigint as manager_median_ms,
    quantile_cont(manager_at_ms - at_ms, 0.9)::bigint as manager_p90_ms,
    count(human_at_ms)::bigint as by_human,
    median(human_at_ms - at_ms)::bigint as human_median_ms,
    quantile_cont(human_at_ms - at_ms, 0.9)::bigint as human_p90_ms,

from acts

where
    type = 'escalation'
    and at_ms >= getvariable('report_from_ms')
    and at_ms < getvariable('report_to_ms')
