-- One row per case whose own row carries a score where no survey row of the
-- case carries one, unless the case was first closed after the as-of instant.
with

scored as (
    select *
    from raw.cases
    where csat_score is not null
),

closings as (
    select
        case_id,
        at_ms,
    from raw.events
    where
        type = 'status'
        and value in ('solved', 'closed')
        and case_id in (select case_id from scored)
    union all
    select
        case_id,
        solved_at_ms,
    from scored
    where solved_at_ms is not null
    union all
    select
        case_id,
        closed_at_ms,
    from scored
    where closed_at_ms is not null
),

closed_later as (
    select case_id
    from closings
    group by case_id
    having min(at_ms) > getvariable('as_of_ms')
),

answered as (
    select case_id
    from raw.surveys
    where score is not null
)

select
    cases.case_key,
    cases.opened_at_ms,
    scored.csat_score as score,
    if(
        scored.csat_scale_min < scored.csat_scale_max,
        scored.csat_scale_min,
        null
    ) as scale_min,
    if(
        scored.csat_scale_min < scored.csat_scale_max,
        scored.csat_scale_max,
        null
    ) as scale_max,
    scored.source_id::bigint * 1099511627776 + scored.source_row as arrival,

from scored

inner join stg_cases as cases
    on scored.case_id = cases.case_id

anti join closed_later
    on scored.case_id = closed_later.case_id

anti join answered
    on scored.case_id = answered.case_id
