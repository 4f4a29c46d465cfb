-- One row per case and instant of its messages, statuses and severities, from
-- its opening on: the state that holds after it, and what comes next.
with

told as (
    select
        facts.case_key,
        greatest(facts.at_ms, cases.opened_at_ms) as at_ms,
        facts.at_ms as told_at_ms,
        facts.type,
        facts.type in ('withdrawn', 'merged', 'spam') as is_terminal,
        facts.type = 'message'
            and facts.actor_type = 'agent'
            and facts.visibility = 'public'
            and facts.at_ms >= cases.opened_at_ms as is_human,
        facts.actor_type,
        facts.actor_id,
        facts.value,
        facts.event_number,
        facts.arrival,
    from scope_facts as facts
    inner join scope_cases as cases
        on facts.case_key = cases.case_key
    where
        facts.type in (
            'message', 'status', 'severity', 'withdrawn', 'merged', 'spam'
        )
    union all by name
    select
        case_key,
        opened_at_ms as at_ms,
        'opening' as type,
        false as is_terminal,
        false as is_human,
    from scope_cases
),

ranked as (
    select
        *,
        {
            'at_ms': told_at_ms,
            'place': if(
                count(*) over same = count(event_number) over same,
                event_number,
                arrival
            ),
        } as place,
    from told
    window same as (partition by case_key, at_ms, type)
),

instants as (
    select
        case_key,
        at_ms,
        bool_or(type = 'opening') as is_opening,
        bool_or(is_terminal) as is_terminal,
        bool_or(is_human) as is_human,
        arg_min(actor_id, arrival) filter (where is_human) as human_id,
        arg_max(value, place) filter (where type = 'status') as status_set,
        arg_max(value, place) filter (where type = 'severity') as severity_set,
        arg_max(actor_type, place) filter (where type = 'severity')
            as severity_actor_type,
        arg_max(actor_id, place) filter (where type = 'severity')
            as severity_actor_id,
    from ranked
    group by
        case_key,
        at_ms
),

known as (
    select
        instants.* exclude (severity_set),
        case
            when instants.is_opening
                then coalesce(instants.severity_set, cases.severity)
            else instants.severity_set
        end as severity_set,
    from instants
    inner join scope_cases as cases
        on instants.case_key = cases.case_key
),

states as (
    select
        *,
        coalesce(last_value(status_set ignore nulls) over until_now, 'new')
            as status,
        coalesce(
            last_value(severity_set ignore nulls) over until_now,
            first_value(severity_set ignore nulls) over from_now
        ) as severity,
        min(at_ms) filter (where is_terminal) over whole as terminal_at_ms,
    from known
    window
        whole as (partition by case_key),
        until_now as (
            partition by case_key
            order by at_ms
            rows between unbounded preceding and current row
        ),
        from_now as (
            partition by case_key
            order by at_ms
            rows between current row and unbounded following
        )
)

select
    case_key,
    at_ms,
    is_opening,
    is_human,
    human_id,
    status,
    severity,
    severity_actor_type,
    severity_actor_id,
    terminal_at_ms,
    status in ('solved', 'closed') as is_resolved,
    lag(status) over life as status_before,
    lag(severity) over life as severity_before,
    lead(at_ms) over life as next_at_ms,
    first_value(case when is_human then at_ms end ignore nulls) over later
        as next_human_ms,
    first_value(
        case when status in ('solved', 'closed') then at_ms end ignore nulls
    ) over later as next_resolved_ms,

from states

window
    life as (partition by case_key order by at_ms),
    later as (
        partition by case_key
        order by at_ms
        rows between 1 following and unbounded following
    )
