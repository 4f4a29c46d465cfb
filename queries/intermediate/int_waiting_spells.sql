-- One row per spell in which a case stood solved or pending under a policy that
-- has a rule for such spells: how it ended, and the customer's first act in it.
with

cases as (
    select
        case_key,
        profile_id,
        is_default,
        terminal_ms,
    from int_procedure_cases
    where
        promise_id in (6, 7, 8)
        and has_statuses
    group by all
),

spells as (
    select
        spells.case_key,
        cases.profile_id,
        cases.is_default,
        cases.terminal_ms,
        spells.status,
        spells.started_at_ms,
        starters.arrival as start_arrival,
        spells.ended_at_ms as changed_at_ms,
        lead(spells.status) over along as next_status,
    from int_status_spells as spells
    inner join cases
        on spells.case_key = cases.case_key
    left join int_held_values as starters
        on spells.case_key = starters.case_key
        and spells.started_at_ms = starters.at_ms
        and starters.type = 'status'
    where coalesce(spells.started_at_ms < cases.terminal_ms, true)
    window along as (
        partition by spells.case_key
        order by spells.started_at_ms
    )
),

acts as (
    select
        spells.case_key,
        spells.started_at_ms,
        min(acts.at_ms) as customer_at_ms,
        arg_min(acts.arrival, acts.at_ms) as customer_arrival,
    from spells
    inner join int_acts as acts
        on spells.case_key = acts.case_key
        and acts.is_customers
        and acts.at_ms > spells.started_at_ms
        and acts.at_ms <= coalesce(spells.changed_at_ms, 9e18::bigint)
        and (
            acts.at_ms < spells.changed_at_ms
            or coalesce(spells.next_status, 0) <> 6
        )
    where spells.status in (3, 5)
    group by
        spells.case_key,
        spells.started_at_ms
)

select
    spells.*,
    acts.customer_at_ms,
    acts.customer_arrival,
    coalesce(
        spells.next_status = 6
        and acts.customer_at_ms is null,
        false
    ) as is_closed,
    closers.actor_type as closed_by,
    closers.arrival as change_arrival,
    least(spells.changed_at_ms, acts.customer_at_ms) as ended_at_ms,

from spells

left join acts
    on spells.case_key = acts.case_key
    and spells.started_at_ms = acts.started_at_ms

left join int_held_values as closers
    on if(spells.next_status = 6, spells.case_key, null) = closers.case_key
    and spells.changed_at_ms = closers.at_ms
    and closers.type = 'status'

where
    spells.status in (3, 5)
    and spells.start_arrival is not null
