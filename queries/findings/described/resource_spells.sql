-- One row per spell that began in the month in which a customer's resource was away
-- while the case was unresolved at the severity asked for.
with

told as (
    select
        case_key,
        at_ms,
        arg_max(value, arrival) as resource,
    from scope_facts
    where type = 'resource'
    group by
        case_key,
        at_ms
),

moments as (
    select
        case_key,
        at_ms,
        null as resource,
        severity = getvariable('report_severity')
            and not is_resolved
            and at_ms < coalesce(terminal_at_ms, at_ms + 1) as is_asked,
    from scope_turns
    union all
    select
        case_key,
        at_ms,
        resource,
        null,
    from told
),

instants as (
    select
        case_key,
        at_ms,
        max(resource) as resource,
        bool_or(is_asked) as is_asked,
    from moments
    group by
        case_key,
        at_ms
),

states as (
    select
        case_key,
        at_ms,
        coalesce(
            last_value(resource ignore nulls) over until_now = 'unavailable'
            and last_value(is_asked ignore nulls) over until_now,
            false
        ) as is_away,
    from instants
    window until_now as (
        partition by case_key
        order by at_ms
        rows between unbounded preceding and current row
    )
),

spells as (
    select
        case_key,
        at_ms,
        is_away,
        coalesce(lag(is_away) over life, false) as was_away,
        first_value(case when not is_away then at_ms end ignore nulls)
            over later as back_at_ms,
    from states
    window
        life as (partition by case_key order by at_ms),
        later as (
            partition by case_key
            order by at_ms
            rows between 1 following and unbounded following
        )
)

select
    cases.case_id,
    cases.account_name,
    spells.at_ms as from_ms,
    spells.back_at_ms as to_ms,
    coalesce(spells.back_at_ms, replays.as_of_ms) - spells.at_ms as away_ms,

from spells

inner join scope_cases as cases
    on spells.case_key = cases.case_key

cross join policy.replays as replays

where
    spells.is_away
    and not spells.was_away
    and spells.at_ms >= getvariable('report_from_ms')
    and spells.at_ms < getvariable('report_to_ms')

order by
    away_ms desc,
    cases.case_id,
    from_ms
