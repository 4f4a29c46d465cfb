-- One row per incident: as submitted in its first update, as settled in its last.
with

updates as (
    select
        *,
        row_number() over (
            partition by case_id
            order by updated_at_ms, update_number, source_id, source_row
        ) as update
    from snapshots
),

incidents as (
    select
        case_id,
        arg_min(opened_at_ms, update) as opened_at_ms,
        arg_min(severity, update) as severity,
        arg_min(category, update) as category,
        arg_min(lower(channel), update) as channel,
        arg_min(requester_id, update) as requester_id,
        arg_max(closure_code, update) as closure_code,
        arg_max(resolved_at_ms, update) as solved_at_ms,
        arg_max(closed_at_ms, update) as closed_at_ms,
        arg_max(made_sla, update) as made_sla,
        arg_max(assignment_group, update) as assignment_group,
        arg_min(source_id, update) as source_id,
        arg_min(source_row, update) as source_row
    from updates
    group by case_id
)

select
    * exclude (made_sla, assignment_group),
    ['solved_at', 'closed_at'] as row_facts,
    json_object('made_sla', made_sla, 'assignment_group', assignment_group) as extra

from incidents
