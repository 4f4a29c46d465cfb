-- One row per closing by an agent, or nobody knows whom, of a case that waited on
-- its customer, without the customer's word: since when the customer was silent.
with

cases as (
    select
        case_key,
        profile_id,
        opened_at_ms,
        terminal_ms,
    from int_procedure_cases
    where
        promise_id = 9
        and has_statuses
),

spells as (
    select
        spells.*,
        max(
            if(
                spells.status_before in (5, 6) and spells.status not in (5, 6),
                spells.started_at_ms,
                null
            )
        ) over (
            partition by spells.case_key
            order by spells.started_at_ms
        ) as reopened_at_ms,
    from int_status_spells as spells
    where case_key in (select case_key from cases)
),

closings as (
    select
        cases.case_key,
        cases.profile_id,
        cases.opened_at_ms,
        spells.started_at_ms,
        closers.arrival as start_arrival,
        closers.actor_type,
        coalesce(spells.reopened_at_ms, cases.opened_at_ms) as asked_since_ms,
    from spells
    inner join cases
        on spells.case_key = cases.case_key
        and coalesce(spells.started_at_ms < cases.terminal_ms, true)
    inner join int_held_values as closers
        on spells.case_key = closers.case_key
        and spells.started_at_ms = closers.at_ms
        and closers.type = 'status'
    where
        spells.status = 6
        and spells.status_before = 3
        and coalesce(closers.actor_type, 'agent') = 'agent'
),

agreed as (
    select
        closings.case_key,
        closings.started_at_ms,
    from closings
    inner join int_acts as acts
        on closings.case_key = acts.case_key
        and acts.type = 'close_agreed'
        and acts.at_ms between closings.asked_since_ms
            and closings.started_at_ms
    group by
        closings.case_key,
        closings.started_at_ms
),

silences as (
    select
        closings.case_key,
        closings.started_at_ms,
        max(acts.at_ms) as customer_at_ms,
    from closings
    inner join int_acts as acts
        on closings.case_key = acts.case_key
        and acts.is_customers
        and acts.at_ms < closings.started_at_ms
    group by
        closings.case_key,
        closings.started_at_ms
)

select
    closings.*,
    greatest(
        coalesce(silences.customer_at_ms + 1, closings.opened_at_ms),
        closings.opened_at_ms
    ) as silent_since_ms,

from closings

left join silences
    on closings.case_key = silences.case_key
    and closings.started_at_ms = silences.started_at_ms

anti join agreed
    on closings.case_key = agreed.case_key
    and closings.started_at_ms = agreed.started_at_ms
