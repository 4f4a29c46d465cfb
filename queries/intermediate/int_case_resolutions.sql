-- One row per case that is resolved at the as-of instant: since when.
with

spells as (
    select
        case_key,
        started_at_ms,
        ended_at_ms,
        status_arrival,
        status in (5, 6) as is_resolved,
        coalesce(status_before in (5, 6), false) as was_resolved,
    from int_status_spells
),

resolved as (
    select case_key
    from spells
    where
        ended_at_ms is null
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
