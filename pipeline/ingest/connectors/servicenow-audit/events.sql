-- One row per incident, field and instant after whose updates the field is another.
with

updates as (
    select
        *,
        last_value(status ignore nulls) over incident as held_status
    from snapshots
    window incident as (
        partition by case_id
        order by updated_at_ms, update_number, source_id, source_row
        rows between unbounded preceding and current row
    )
),

compared as (
    select
        *,
        row_number() over incident as update,
        coalesce(lag(held_status) over incident, 'new') as previous_status,
        lag(severity, 1, severity) over incident as previous_severity,
        lag(category, 1, category) over incident as previous_category,
        lag(assignee) over incident as previous_assignee
    from updates
    window incident as (
        partition by case_id
        order by updated_at_ms, update_number, source_id, source_row
    )
),

fields as (
    select
        case_id, updated_at_ms, update, updated_by,
        requester_id, actor_type, assignment_group, source_id, source_row,
        unnest([
            {type: 'status', value: held_status, previous_value: previous_status},
            {type: 'severity', value: severity, previous_value: previous_severity},
            {type: 'category', value: category, previous_value: previous_category},
            {type: 'assignee', value: assignee, previous_value: previous_assignee}
        ], recursive := true)
    from compared
),

changes as (
    select
        *,
        first_value(previous_value) over (
            partition by case_id, updated_at_ms, type
            order by update
        ) as value_before,
        row_number() over (
            partition by case_id, updated_at_ms, type
            order by update desc
        ) as from_last
    from fields
    where value is distinct from previous_value
    and not (type = 'status' and value is null)
)

select
    case_id,
    updated_at_ms as at_ms,
    type,
    case
        when updated_by = requester_id then 'customer'
        else actor_type
        end as actor_type,
    updated_by as actor_id,
    value,
    value_before as previous_value,
    concat_ws('-', case_id, type, updated_at_ms) as event_id,
    case
        when assignment_group is not null
        then json_object('assignment_group', assignment_group)
        end as extra,
    source_id,
    source_row

from changes
where from_last = 1
and value is distinct from value_before
