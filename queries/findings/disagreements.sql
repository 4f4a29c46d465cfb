-- One row per fact that case rows and events both tell: for how many of those cases they differ.
with

told as (
    select
        rows.case_id,
        rows.opened_at_ms,
        rows.first_response_at_ms,
        rows.solved_at_ms,
        rows.closed_at_ms,
    from raw.cases as rows
    inner join scope_cases as cases
        on rows.case_id = cases.case_id
    where
        coalesce(
            rows.first_response_at_ms,
            rows.solved_at_ms,
            rows.closed_at_ms
        ) is not null
),

known as (
    select
        told.case_id,
        min(events.at_ms) filter (
            where events.type = 'message'
                and events.actor_type = 'agent'
                and events.visibility = 'public'
                and events.at_ms >= told.opened_at_ms
        ) as first_response_at_ms,
        max(events.at_ms) filter (
            where events.type = 'status'
                and events.value = 'solved'
        ) as solved_at_ms,
        max(events.at_ms) filter (
            where events.type = 'status'
                and events.value = 'closed'
        ) as closed_at_ms,
    from told
    inner join raw.events as events
        on told.case_id = events.case_id
    group by told.case_id
),

facts as (
    select
        'first_response_at' as fact,
        told.first_response_at_ms as row_ms,
        known.first_response_at_ms as event_ms,
    from told
    inner join known
        on told.case_id = known.case_id
    union all
    select
        'solved_at',
        told.solved_at_ms,
        known.solved_at_ms,
    from told
    inner join known
        on told.case_id = known.case_id
    union all
    select
        'closed_at',
        told.closed_at_ms,
        known.closed_at_ms,
    from told
    inner join known
        on told.case_id = known.case_id
)

select
    fact,
    count(*)::bigint as cases,
    count_if(row_ms <> event_ms)::bigint as differing,

from facts

where
    row_ms is not null
    and event_ms is not null

group by fact

order by fact
