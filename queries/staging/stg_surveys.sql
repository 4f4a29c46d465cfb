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
    told.source_id::bigint * 1099511627776 + told.source_row as arrival,

from told

inner join stg_cases as cases
    on told.case_id = cases.case_id
