-- One row per case whose facts come from its row: what else the export tells of
-- it.
with

summarised as (
    select
        case_key,
        case_id,
        row_facts,
    from stg_cases
    where len(row_facts) > 0
),

own as (
    select
        case_id,
        bool_or(type = 'message') as has_messages,
        bool_or(type = 'status') as has_statuses,
    from raw.events
    where case_id in (select case_id from summarised)
    group by case_id
)

select
    summarised.case_key,
    coalesce(own.has_messages, false) as has_messages,
    coalesce(own.has_statuses, false) as has_statuses,
    list_contains(summarised.row_facts, 'first_response_at')
        as tells_first_response,
    list_contains(summarised.row_facts, 'solved_at')
        or list_contains(summarised.row_facts, 'closed_at') as tells_end,

from summarised

left join own
    on summarised.case_id = own.case_id
