-- One row per fact of a case that is promised a procedure, by the as-of instant,
-- and who did it.
with

promised as (
    select version_key
    from policy.version_promises as promises
    inner join policy.promises as named
        on promises.promise_id = named.promise_id
    where
        not named.is_timed
        and named.promise <> 'deliverable'
    group by version_key
),

cases as (
    select
        cases.case_key,
        cases.case_id,
        cases.opened_at_ms,
    from stg_cases as cases
    inner join int_case_profiles as profiles
        on cases.case_key = profiles.case_key
    inner join promised
        on profiles.version_key = promised.version_key
),

facts as (
    select
        case_id,
        at_ms,
        type,
        actor_type,
        actor_id,
        visibility,
        value,
        event_id,
        source_id,
        source_row,
    from raw.events
    where at_ms <= getvariable('as_of_ms')
    union all
    select
        case_id,
        at_ms,
        type,
        actor_type,
        null,
        visibility,
        value,
        null,
        source_id,
        source_row,
    from stg_row_facts
    where at_ms <= getvariable('as_of_ms')
)

select
    cases.case_key,
    facts.at_ms,
    facts.at_ms < cases.opened_at_ms as is_before_opening,
    facts.type,
    facts.actor_type,
    facts.actor_type = 'customer' as is_customers,
    facts.type = 'message'
        and facts.actor_type = 'agent'
        and facts.visibility = 'public' as is_human_message,
    facts.type = 'message'
        and facts.actor_type in ('agent', 'system')
        and facts.visibility = 'public' as is_our_message,
    if(facts.type = 'message', facts.actor_id, null) as writer,
    facts.value,
    case
        when try_cast(facts.event_id as bigint)::text = facts.event_id
            then try_cast(facts.event_id as bigint)
    end as event_number,
    facts.source_id::bigint * 1099511627776 + facts.source_row as arrival,

from facts

inner join cases
    on facts.case_id = cases.case_id

where
    facts.actor_type = 'customer'
    or facts.type in (
        'message',
        'status',
        'severity',
        'assignee',
        'severity_proposed',
        'severity_agreed',
        'close_agreed',
        'contact_attempt',
        'survey_sent'
    )
