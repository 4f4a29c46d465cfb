-- One row per case and instant at which anything happened, the opening
-- included; of facts of one kind at one instant the last holds.
with

cases as (
    select * from stg_cases
    where case_key between getvariable('chunk_from') and getvariable('chunk_to')
),

facts as (
    select * from stg_events
    where case_key between getvariable('chunk_from') and getvariable('chunk_to')
),

openings as (
    select
        cases.case_key,
        cases.opened_at_ms,
        severities.severity_id,
    from cases
    left join stg_severities as severities
        on cases.severity = severities.severity
),

earlier as (
    select
        case_key,
        arg_max(
            status,
            {'at_ms': at_ms, 'number': event_number, 'arrival': arrival}
        ) filter (where status is not null) as status,
        arg_max(
            severity_id,
            {'at_ms': at_ms, 'number': event_number, 'arrival': arrival}
        ) filter (where severity_id is not null) as severity_id,
        bool_or(is_terminal) as is_terminal,
    from facts
    where is_before_opening
    group by case_key
),

happenings as (
    select
        case_key,
        at_ms,
        is_terminal,
        is_human_message,
        is_our_message,
        is_customer_message,
        unknown_field,
        is_unclear_automatic_message,
        status,
        severity_id,
        event_number,
        arrival,
    from facts
    where not is_before_opening
    union all
    select
        case_key,
        opened_at_ms,
        false,
        false,
        false,
        false,
        null,
        false,
        null,
        null,
        null,
        null,
    from openings
),

instants as (
    select
        case_key,
        at_ms,
        bool_or(is_terminal) as is_terminal,
        bool_or(is_our_message) as is_our_message,
        bool_or(is_customer_message) as is_customer_message,
        max(unknown_field) as unknown_field,
        max(if(is_unclear_automatic_message, 'visibility', unknown_field))
            as our_unknown_field,
        min(arrival) filter (where is_human_message) as human_arrival,
        min(arrival) filter (where is_our_message) as our_arrival,
        min(arrival) filter (where is_customer_message) as customer_arrival,
        min(arrival) filter (where status is not null) as status_arrival,
        case
            when
                count(status)
                = count(event_number) filter (where status is not null)
                then arg_max(status, event_number)
            else arg_max(status, arrival)
        end as status,
        case
            when
                count(severity_id)
                = count(event_number) filter (where severity_id is not null)
                then arg_max(severity_id, event_number)
            else arg_max(severity_id, arrival)
        end as severity_id,
    from happenings
    group by
        case_key,
        at_ms
)

select
    instants.case_key,
    instants.at_ms,
    openings.case_key is not null as is_opening,
    instants.is_terminal
        or coalesce(earlier.is_terminal, false) as is_terminal,
    instants.is_our_message,
    instants.is_customer_message,
    instants.unknown_field,
    instants.our_unknown_field,
    instants.human_arrival,
    instants.our_arrival,
    instants.customer_arrival,
    instants.status_arrival,
    coalesce(instants.status, earlier.status) as status,
    coalesce(
        instants.severity_id,
        earlier.severity_id,
        openings.severity_id
    ) as severity_id,

from instants

left join openings
    on instants.case_key = openings.case_key
    and instants.at_ms = openings.opened_at_ms

left join earlier
    on openings.case_key = earlier.case_key
