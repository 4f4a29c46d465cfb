-- One row per answer of a customer's in a spell in which the case waited to be
-- closed, and way of saying whose it then is: when he had it open again.
with

cases as (
    select
        case_key,
        opened_at_ms,
    from int_procedure_cases
    where promise_id = 8
),

answered as (
    select
        spells.case_key,
        cases.opened_at_ms,
        spells.terminal_ms,
        spells.status as spell,
        spells.started_at_ms as waiting_since_ms,
        spells.customer_at_ms as started_at_ms,
        spells.customer_arrival as start_arrival,
    from int_waiting_spells as spells
    inner join cases
        on spells.case_key = cases.case_key
    where
        spells.customer_at_ms is not null
        and coalesce(spells.customer_at_ms < spells.terminal_ms, true)
),

severities as (
    select
        answered.case_key,
        answered.started_at_ms,
        arg_max(timeline.severity_id, timeline.at_ms) as severity_id,
    from answered
    inner join int_timeline as timeline
        on answered.case_key = timeline.case_key
        and answered.started_at_ms >= timeline.at_ms
    group by
        answered.case_key,
        answered.started_at_ms
),

assignees as (
    select * from int_held_values
    where type = 'assignee'
),

messages as (
    select
        case_key,
        at_ms,
        case
            when count(*) = count(event_number)
                then arg_max_null(writer, event_number)
            else arg_max_null(writer, arrival)
        end as writer,
    from int_acts
    where
        is_human_message
        and case_key in (select case_key from answered)
    group by
        case_key,
        at_ms
),

responders as (
    select
        answered.case_key,
        answered.started_at_ms,
        arg_max_null(messages.writer, messages.at_ms) as keeper,
    from answered
    inner join messages
        on answered.case_key = messages.case_key
        and messages.at_ms between answered.opened_at_ms
            and answered.waiting_since_ms
    group by
        answered.case_key,
        answered.started_at_ms
),

holders as (
    select
        answered.case_key,
        answered.started_at_ms,
        arg_min(assignees.value, assignees.at_ms) as first_keeper,
        arg_max(assignees.value, assignees.at_ms) as last_keeper,
    from answered
    inner join assignees
        on answered.case_key = assignees.case_key
        and assignees.at_ms < answered.started_at_ms
    group by
        answered.case_key,
        answered.started_at_ms
),

kept as (
    select
        answered.*,
        unnest([
            {'variant': 'responder', 'keeper': responders.keeper},
            {'variant': 'first', 'keeper': holders.first_keeper},
            {'variant': 'last', 'keeper': holders.last_keeper}
        ]) as choice,
    from answered
    left join responders
        on answered.case_key = responders.case_key
        and answered.started_at_ms = responders.started_at_ms
    left join holders
        on answered.case_key = holders.case_key
        and answered.started_at_ms = holders.started_at_ms
),

happenings as (
    select
        case_key,
        started_at_ms as at_ms,
        status,
        null as assignee,
    from int_status_spells
    where case_key in (select case_key from answered)
    union all
    select
        case_key,
        at_ms,
        null,
        value,
    from assignees
    where case_key in (select case_key from answered)
    union all
    select
        case_key,
        started_at_ms,
        null,
        null,
    from answered
),

instants as (
    select
        case_key,
        at_ms,
        max(status) as status,
        max(assignee) as assignee,
    from happenings
    group by
        case_key,
        at_ms
),

states as (
    select
        case_key,
        at_ms,
        last_value(status ignore nulls) over along as status,
        last_value(assignee ignore nulls) over along as assignee,
    from instants
    window along as (
        partition by case_key
        order by at_ms
        rows between unbounded preceding and current row
    )
),

returns as (
    select
        kept.case_key,
        kept.started_at_ms,
        kept.choice.variant as variant,
        min(states.at_ms) as satisfied_at_ms,
    from kept
    inner join states
        on kept.case_key = states.case_key
        and states.at_ms >= kept.started_at_ms
        and states.status in (1, 2, 4)
        and kept.choice.keeper = states.assignee
    group by
        kept.case_key,
        kept.started_at_ms,
        kept.choice.variant
)

select
    kept.case_key,
    kept.choice.variant as variant,
    kept.spell,
    kept.started_at_ms,
    kept.start_arrival,
    kept.terminal_ms,
    severities.severity_id,
    returns.satisfied_at_ms,
    case
        when not export.has_assignees then 'assignee'
        when kept.choice.keeper is not null then null
        when kept.choice.variant = 'responder' then 'actor_id'
        else 'assignee'
    end as missing_field,

from kept

cross join int_export_facts as export

left join severities
    on kept.case_key = severities.case_key
    and kept.started_at_ms = severities.started_at_ms

left join returns
    on kept.case_key = returns.case_key
    and kept.started_at_ms = returns.started_at_ms
    and kept.choice.variant = returns.variant
