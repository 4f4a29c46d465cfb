-- One row per turn of a case to closed, of cases that are owed something at their
-- end: since when it was solved, until when it stayed closed.
with

cases as (
    select
        case_key,
        terminal_ms,
    from int_procedure_cases
    where
        promise_id in (11, 12)
        and has_statuses
    group by
        case_key,
        terminal_ms
),

spells as (
    select
        spells.*,
        lag(spells.started_at_ms) over (
            partition by spells.case_key
            order by spells.started_at_ms
        ) as started_before_ms,
    from int_status_spells as spells
    where case_key in (select case_key from cases)
)

select
    spells.case_key,
    spells.started_at_ms,
    setters.arrival as start_arrival,
    if(
        spells.status_before = 5,
        spells.started_before_ms,
        spells.started_at_ms
    ) as solved_at_ms,
    spells.ended_at_ms as left_at_ms,

from spells

inner join cases
    on spells.case_key = cases.case_key
    and coalesce(spells.started_at_ms < cases.terminal_ms, true)

inner join int_held_values as setters
    on spells.case_key = setters.case_key
    and spells.started_at_ms = setters.at_ms
    and setters.type = 'status'

where
    spells.status = 6
    and not setters.is_before_opening
