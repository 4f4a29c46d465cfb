-- One row per case opened in the month: whether whoever first answered it had
-- worked on the case that it names, or on any earlier case of its requester.
with

work as (
    select
        facts.case_key,
        if(facts.type = 'assignee', facts.value, facts.actor_id) as agent,
        min(facts.at_ms) as since_ms,
    from scope_facts as facts
    where
        facts.type = 'assignee'
        or (facts.type = 'message' and facts.actor_type = 'agent')
    group by
        facts.case_key,
        agent
),

assigned as (
    select
        openings.case_key,
        arg_min(facts.value, {'at_ms': facts.at_ms, 'arrival': facts.arrival})
            as agent,
    from scope_openings as openings
    inner join scope_facts as facts
        on openings.case_key = facts.case_key
        and facts.type = 'assignee'
    group by openings.case_key
),

responders as (
    select
        openings.*,
        coalesce(openings.human_id, assigned.agent) as agent,
    from scope_openings as openings
    left join assigned
        on openings.case_key = assigned.case_key
),

known as (
    select
        rows.requester_id,
        cases.account_id,
        work.agent,
        min(work.since_ms) as since_ms,
    from work
    inner join scope_cases as cases
        on work.case_key = cases.case_key
    inner join raw.cases as rows
        on cases.case_id = rows.case_id
    where rows.requester_id is not null
    group by all
),

first_cases as (
    select
        rows.requester_id,
        cases.account_id,
        min(cases.opened_at_ms) as since_ms,
    from scope_cases as cases
    inner join raw.cases as rows
        on cases.case_id = rows.case_id
    where rows.requester_id is not null
    group by all
)

select
    responders.case_key,
    responders.agent is not null as has_agent,
    previous.case_key is not null as is_named,
    coalesce(work.since_ms < responders.opened_at_ms, false)
        as is_same_as_named,
    coalesce(first_cases.since_ms < responders.opened_at_ms, false)
        as is_known_requester,
    coalesce(known.since_ms < responders.opened_at_ms, false)
        as is_known_agent,

from responders

left join scope_cases as previous
    on responders.previous_case_id = previous.case_id
    and previous.opened_at_ms <= responders.opened_at_ms
    and previous.case_key <> responders.case_key

left join work
    on previous.case_key = work.case_key
    and responders.agent = work.agent

left join first_cases
    on responders.requester_id = first_cases.requester_id
    and responders.account_id is not distinct from first_cases.account_id

left join known
    on responders.requester_id = known.requester_id
    and responders.account_id is not distinct from known.account_id
    and responders.agent = known.agent
