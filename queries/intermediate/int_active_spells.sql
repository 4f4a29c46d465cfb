-- One row per unbroken spell in which a case that is owed daily updates was
-- neither pending nor resolved, cut where it was withdrawn.
with

owed as (
    select profiles.case_key
    from int_case_profiles as profiles
    inner join policy.version_promises as promises
        on profiles.version_key = promises.version_key
        and promises.promise_id = 3
        and promises.has_dates
    where
        profiles.has_messages
        and profiles.has_statuses
),

spells as (
    select
        spells.case_key,
        spells.started_at_ms,
        spells.ended_at_ms,
        spells.status in (1, 2, 4) as is_active,
        coalesce(spells.status_before in (1, 2, 4), false) as was_active,
    from int_status_spells as spells
    inner join owed
        on spells.case_key = owed.case_key
),

edges as (
    select
        case_key,
        started_at_ms,
        is_active,
        lead(started_at_ms) over (
            partition by case_key
            order by started_at_ms
        ) as ended_at_ms,
    from spells
    where is_active <> was_active
),

turns as (
    select
        case_key,
        terminal_ms,
    from int_case_turns
)

select
    edges.case_key,
    edges.started_at_ms,
    least(edges.ended_at_ms, turns.terminal_ms) as ended_at_ms,
    turns.terminal_ms,

from edges

inner join turns
    on edges.case_key = turns.case_key

where
    edges.is_active
    and coalesce(edges.started_at_ms < turns.terminal_ms, true)
