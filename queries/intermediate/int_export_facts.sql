-- One row: which kinds of facts the events of this workspace tell at all.
select
    coalesce(bool_or(type = 'message'), false) as has_messages,
    coalesce(bool_or(type = 'status'), false) as has_statuses,
    coalesce(
        bool_or(type in ('status', 'assignee') and actor_type is not null),
        false
    ) as has_touches,
    coalesce(bool_or(type = 'assignee'), false) as has_assignees,
    coalesce(bool_or(type = 'contact_attempt'), false) as has_contact_attempts,
    coalesce(bool_or(type = 'severity_agreed'), false) as has_agreements,
    coalesce(bool_or(type = 'survey_sent'), false)
        or (select count(*) > 0 from raw.surveys) as has_invitations,

from raw.events
