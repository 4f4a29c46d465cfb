-- One row: which facts the exports of this workspace tell at all.
with

events as (
    select
        coalesce(bool_or(type = 'message'), false) as has_messages,
        coalesce(bool_or(type = 'status'), false) as has_statuses,
        coalesce(bool_or(type = 'escalation'), false) as has_escalations,
        coalesce(bool_or(type = 'resource'), false) as has_resources,
        coalesce(
            bool_or(actor_type = 'agent' and actor_role is not null),
            false
        ) as has_roles,
        coalesce(
            bool_or(actor_type = 'agent' and actor_id is not null),
            false
        ) as has_agents,
        coalesce(bool_or(type = 'severity'), false) as has_severities,
    from raw.events
),

cases as (
    select
        count(channel) > 0 as has_channels,
        count(severity) > 0 as has_case_severities,
        count(closure_code) > 0 as has_closure_codes,
        count(requester_id) > 0 as has_requesters,
        count(previous_case_id) > 0 as has_previous_cases,
    from raw.cases
),

contacts as (
    select count(*) > 0 as has_contacts
    from raw.contacts
)

select
    events.*,
    cases.*,
    contacts.*,

from events

cross join cases

cross join contacts
