-- One row per answer with a score, of a known case, that a later export
-- replaced.
with

replaced as (
    select
        json_extract_string(content, '$.case_id') as case_id,
        json_extract_string(content, '$.sent_at_ms')::bigint as sent_at_ms,
        json_extract_string(content, '$.answered_at_ms')::bigint
            as answered_at_ms,
        json_extract_string(content, '$.score')::double as score,
    from raw.superseded
    where table_name = 'surveys'
)

select
    cases.case_key,
    replaced.sent_at_ms,
    replaced.answered_at_ms,
    replaced.score,

from replaced

inner join stg_cases as cases
    on replaced.case_id = cases.case_id

where replaced.score is not null
