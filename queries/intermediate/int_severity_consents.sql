-- One row per change of severity under a policy that asks for consent: when it was
-- agreed to.
with

cases as (
    select
        case_key,
        opened_at_ms,
        terminal_ms,
    from int_procedure_cases
    where promise_id = 10
),

changes as (
    select
        changes.case_key,
        changes.at_ms as started_at_ms,
        setters.value,
        setters.arrival as start_arrival,
        coalesce(setters.actor_type = 'customer', false) as is_customers,
        setters.actor_type is null as is_unclear,
        coalesce(
            lag(changes.at_ms) over (
                partition by changes.case_key
                order by changes.at_ms
            ) + 1,
            cases.opened_at_ms
        ) as since_ms,
    from int_severity_changes as changes
    inner join cases
        on changes.case_key = cases.case_key
        and coalesce(changes.at_ms < cases.terminal_ms, true)
    inner join int_held_values as setters
        on changes.case_key = setters.case_key
        and changes.at_ms = setters.at_ms
        and setters.type = 'severity'
),

proposals as (
    select
        changes.case_key,
        changes.started_at_ms,
        max(acts.at_ms) as proposed_at_ms,
    from changes
    inner join int_acts as acts
        on changes.case_key = acts.case_key
        and acts.type = 'severity_proposed'
        and changes.value = acts.value
        and acts.at_ms between changes.since_ms and changes.started_at_ms
    group by
        changes.case_key,
        changes.started_at_ms
),

agreements as (
    select
        changes.case_key,
        changes.started_at_ms,
        max(acts.at_ms) as agreed_at_ms,
        arg_max(acts.arrival, acts.at_ms) as agreed_arrival,
    from changes
    left join proposals
        on changes.case_key = proposals.case_key
        and changes.started_at_ms = proposals.started_at_ms
    inner join int_acts as acts
        on changes.case_key = acts.case_key
        and acts.type = 'severity_agreed'
        and changes.value = acts.value
        and acts.at_ms >= coalesce(proposals.proposed_at_ms, changes.since_ms)
        and acts.at_ms <= changes.started_at_ms
    group by
        changes.case_key,
        changes.started_at_ms
)

select
    changes.case_key,
    changes.started_at_ms,
    changes.start_arrival,
    if(
        changes.is_customers,
        changes.started_at_ms,
        agreements.agreed_at_ms
    ) as satisfied_at_ms,
    if(
        changes.is_customers,
        changes.start_arrival,
        agreements.agreed_arrival
    ) as satisfied_arrival,
    case
        when not changes.is_customers and not export.has_agreements
            then 'severity_agreed'
        when changes.is_unclear and agreements.agreed_at_ms is null
            then 'actor_type'
    end as missing_field,

from changes

cross join int_export_facts as export

left join agreements
    on changes.case_key = agreements.case_key
    and changes.started_at_ms = agreements.started_at_ms
