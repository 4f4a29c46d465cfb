-- One row per case that is resolved at the as-of instant: since when.
with

spells as (
    select
        spells.case_key,
        spells.started_at_ms,
        spells.ended_at_ms,
        turns.terminal_ms,
        spells.status_arrival,
        spells.status in (5, 6) as is_resolved,
        coalesce(spells.status_before in (5, 6), false) as was_resolved,
    from int_status_spells as spells
    inner join int_case_turns as turns
        on spells.case_key = turns.case_key
        and spells.started_at_ms
        <= coalesce(turns.terminal_ms, getvariable('as_of_ms'))
),

resolved as (
    select case_key
    from spells
    where
        coalesce(ended_at_ms > terminal_ms, ended_at_ms is null)
        and is_resolved
)

select
    spells.case_key,
    max(spells.started_at_ms) as resolved_at_ms,
    arg_max(spells.status_arrival, spells.started_at_ms) as resolved_arrival,

from spells

inner join resolved
    on spells.case_key = resolved.case_key

where
    spells.is_resolved
    and not spells.was_resolved

group by spells.case_key
