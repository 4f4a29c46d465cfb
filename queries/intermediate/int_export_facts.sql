-- One row: which kinds of facts the events of this workspace tell at all.
select
    coalesce(bool_or(type = 'message'), false) as has_messages,
    coalesce(bool_or(type = 'status'), false) as has_statuses,
    coalesce(
        bool_or(type in ('status', 'assignee') and actor_type is not null),
        false
    ) as has_touches,

from raw.events
