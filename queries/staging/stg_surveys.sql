-- One row per survey row of a known case, with what it tells by the as-of
-- instant.
with

told as (
    select
        *,
        coalesce(answered_at_ms > getvariable('as_of_ms'), false)
            as is_answered_later,
    from raw.surveys
    where
        coalesce(sent_at_ms, answered_at_ms, 0) <= getvariable('as_of_ms')
),

replaced as (
    select
        json_extract_string(content, '$.case_id') as case_id,
        json_extract_string(content, '$.sent_at_ms')::bigint as sent_at_ms,
        json_extract_string(content, '$.answered_at_ms')::bigint
            as answered_at_ms,
        json_extract_string(content, '$.score')::double as score,
    from raw.superseded
    where
        table_name = 'surveys'
        and json_extract_string(content, '$.score') is not null
),

answered_before as (
    select
        told.case_id,
        told.sent_at_ms,
        count(*)::integer as earlier_answers,
    from told
    inner join replaced
        on told.case_id = replaced.case_id
        and told.sent_at_ms is not distinct from replaced.sent_at_ms
    where
        told.score is not null
        and (
            told.score <> replaced.score
            or told.answered_at_ms is distinct from replaced.answered_at_ms
        )
    group by
        told.case_id,
        told.sent_at_ms
)

select
    cases.case_key,
    told.sent_at_ms,
    if(told.is_answered_later, null, told.answered_at_ms) as answered_at_ms,
    told.is_answered_later,
    if(told.is_answered_later, null, told.score) as score,
    if(told.scale_min < told.scale_max, told.scale_min, null) as scale_min,
    if(told.scale_min < told.scale_max, told.scale_max, null) as scale_max,
    not told.is_answered_later and told.comment is not null as has_comment,
    if(told.is_answered_later, null, told.respondent_id) as respondent_id,
    coalesce(answered_before.earlier_answers, 0) as earlier_answers,
    told.source_id::bigint * 1099511627776 + told.source_row as arrival,

from told

inner join stg_cases as cases
    on told.case_id = cases.case_id

left join answered_before
    on told.case_id = answered_before.case_id
    and told.sent_at_ms is not distinct from answered_before.sent_at_ms
