-- One row per escalation of the month: when a manager, and when anyone of ours,
-- next did something on the case.
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
    case_key,
    at_ms,
    manager_at_ms,
    human_at_ms,

from acts

where
    type = 'escalation'
    and at_ms >= getvariable('report_from_ms')
    and at_ms < getvariable('report_to_ms')
