-- One row per spell in which a case waits to be closed by itself, and promise that
-- it is not closed early (6), or not late (7). A view.
with

promises as (
    select
        case_key,
        promise_id,
    from int_procedure_cases
    where promise_id in (6, 7)
),

severities as (
    select
        case_key,
        at_ms,
        severity_id,
    from int_timeline
)

select
    spells.case_key,
    promises.promise_id,
    spells.started_at_ms,
    spells.start_arrival,
    case
        when spells.is_closed
            and (promises.promise_id = 7 or spells.closed_by = 'system')
            and coalesce(spells.changed_at_ms < spells.terminal_ms, true)
            then spells.changed_at_ms
    end as satisfied_at_ms,
    if(satisfied_at_ms is null, null, spells.change_arrival)
        as satisfied_arrival,
    satisfied_at_ms as anyone_at_ms,
    satisfied_arrival as anyone_arrival,
    if(satisfied_at_ms is null, spells.ended_at_ms, null) as end_ms,
    spells.terminal_ms,
    severities.severity_id,
    case
        when promises.promise_id = 6
            and spells.is_closed
            and spells.closed_by is null
            and coalesce(spells.changed_at_ms < spells.terminal_ms, true)
            then 'actor_type'
    end as missing_field,
    missing_field as anyone_missing_field,
    spells.status as spell,

from int_waiting_spells as spells

inner join promises
    on spells.case_key = promises.case_key

inner join severities
    on spells.case_key = severities.case_key
    and spells.started_at_ms = severities.at_ms
