-- One row per fact that a case row tells and no event of the case does.
with

told as (
    select
        case_id,
        first_response_at_ms as at_ms,
        'message' as type,
        'agent' as actor_type,
        'public' as visibility,
        null as value,
        source_id,
        source_row,
    from raw.cases
    where first_response_at_ms is not null
    union all
    select
        case_id,
        solved_at_ms,
        'status',
        null,
        null,
        'solved',
        source_id,
        source_row,
    from raw.cases
    where solved_at_ms is not null
    union all
    select
        case_id,
        closed_at_ms,
        'status',
        null,
        null,
        'closed',
        source_id,
        source_row,
    from raw.cases
    where closed_at_ms is not null
),

known as (
    select
        case_id,
        type,
        value,
    from raw.events
    where
        case_id in (select case_id from told)
        and (
            (type = 'status' and value in ('solved', 'closed'))
            or (
                type = 'message'
                and actor_type = 'agent'
                and visibility = 'public'
            )
        )
)

select told.*

from told

anti join known
    on told.case_id = known.case_id
    and told.type = known.type
    and told.value is not distinct from known.value
