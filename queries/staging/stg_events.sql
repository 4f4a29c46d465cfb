-- One row per fact that can move a clock, by the as-of instant, of a known
-- case.
with

facts as (
    select
        case_id,
        at_ms,
        type,
        actor_type,
        visibility,
        value,
        event_id,
        source_id,
        source_row,
    from raw.events
    where
        at_ms <= getvariable('as_of_ms')
        and type in (
            'message', 'status', 'severity', 'withdrawn', 'merged', 'spam'
        )
    union all
    select
        case_id,
        at_ms,
        type,
        actor_type,
        visibility,
        value,
        null as event_id,
        source_id,
        source_row,
    from stg_row_facts
    where at_ms <= getvariable('as_of_ms')
)

select
    cases.case_key,
    facts.at_ms,
    facts.at_ms < cases.opened_at_ms as is_before_opening,
    facts.type in ('withdrawn', 'merged', 'spam') as is_terminal,
    facts.type = 'message'
        and facts.actor_type = 'agent'
        and facts.visibility = 'public' as is_human_message,
    facts.type = 'message'
        and facts.actor_type in ('agent', 'system')
        and facts.visibility = 'public' as is_our_message,
    facts.type = 'message' and facts.actor_type = 'customer'
        and coalesce(facts.visibility, 'public') = 'public'
        as is_customer_message,
    case
        when facts.type <> 'message' or facts.visibility = 'internal' then null
        when facts.actor_type is null then 'actor_type'
        when facts.actor_type = 'agent' and facts.visibility is null
            then 'visibility'
    end as unknown_field,
    facts.type = 'message'
        and facts.actor_type = 'system'
        and facts.visibility is null as is_unclear_automatic_message,
    case
        when facts.type = 'status'
            then list_position(
                ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'],
                facts.value
            )
    end::tinyint as status,
    severities.severity_id,
    case
        when try_cast(facts.event_id as bigint)::text = facts.event_id
            then try_cast(facts.event_id as bigint)
    end as event_number,
    facts.source_id::bigint * 1099511627776 + facts.source_row as arrival,

from facts

inner join stg_cases as cases
    on facts.case_id = cases.case_id

left join stg_severities as severities
    on facts.type = 'severity'
    and facts.value = severities.severity
