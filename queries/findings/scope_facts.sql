-- One row per fact of those cases by the as-of instant, as the export tells it.
with

-- Joined before the instant is looked at, which is many times quicker for few cases.
told as materialized (
    select
        cases.case_key,
        facts.at_ms,
        facts.type,
        facts.actor_type,
        facts.actor_id,
        facts.actor_role,
        facts.visibility,
        facts.value,
        facts.event_id,
        facts.source_id,
        facts.source_row,
    from raw.events as facts
    inner join scope_cases as cases
        on facts.case_id = cases.case_id
)

select
    told.* exclude (event_id, source_id, source_row),
    case
        when try_cast(told.event_id as bigint)::text = told.event_id
            then try_cast(told.event_id as bigint)
    end as event_number,
    told.source_id::bigint * 1099511627776 + told.source_row as arrival,

from told

where told.at_ms <= (select as_of_ms from policy.replays)
