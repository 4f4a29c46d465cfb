-- One row per case under a policy that takes a touch for a response: the first
-- assignment or status that an agent, or any of ours, changed.
with

asked as (
    select
        cases.case_key,
        cases.case_id,
        cases.opened_at_ms,
    from stg_cases as cases
    inner join int_case_profiles as profiles
        on cases.case_key = profiles.case_key
    inner join policy.version_promises as promises
        on profiles.version_key = promises.version_key
        and promises.promise_id = 1
        and promises.is_touch
),

facts as (
    select
        asked.case_key,
        asked.opened_at_ms,
        events.type,
        events.at_ms,
        events.value,
        events.actor_type,
        case
            when try_cast(events.event_id as bigint)::text = events.event_id
                then try_cast(events.event_id as bigint)
        end as event_number,
        events.source_id::bigint * 1099511627776 + events.source_row
            as arrival,
    from raw.events as events
    inner join asked
        on events.case_id = asked.case_id
    where
        events.type in ('status', 'assignee')
        and events.at_ms <= getvariable('as_of_ms')
),

held as (
    select
        case_key,
        opened_at_ms,
        type,
        at_ms,
        case
            when count(*) = count(event_number)
                then arg_max(value, event_number)
            else arg_max(value, arrival)
        end as value,
        min(arrival) filter (where actor_type = 'agent') as touch_arrival,
        min(arrival) filter (where actor_type in ('agent', 'system'))
            as our_touch_arrival,
    from facts
    group by
        case_key,
        opened_at_ms,
        type,
        at_ms
),

changes as (
    select
        held.*,
        lag(value) over (
            partition by
                case_key,
                type
            order by at_ms
        ) as value_before,
    from held
)

select
    case_key,
    min(at_ms) filter (where touch_arrival is not null) as first_touch_ms,
    arg_min(touch_arrival, at_ms) filter (where touch_arrival is not null)
        as first_touch_arrival,
    min(at_ms) filter (where our_touch_arrival is not null)
        as first_our_touch_ms,
    arg_min(our_touch_arrival, at_ms)
        filter (where our_touch_arrival is not null) as first_our_touch_arrival,

from changes

where
    at_ms >= opened_at_ms
    and value is distinct from value_before

group by case_key
