-- One row per fact of those cases by the as-of instant, as the export tells it.
select
    cases.case_key,
    facts.at_ms,
    facts.type,
    facts.actor_type,
    facts.actor_id,
    facts.actor_role,
    facts.visibility,
    facts.value,
    case
        when try_cast(facts.event_id as bigint)::text = facts.event_id
            then try_cast(facts.event_id as bigint)
    end as event_number,
    facts.source_id::bigint * 1099511627776 + facts.source_row as arrival,

from raw.events as facts

inner join scope_cases as cases
    on facts.case_id = cases.case_id

where facts.at_ms <= (select as_of_ms from policy.replays)
