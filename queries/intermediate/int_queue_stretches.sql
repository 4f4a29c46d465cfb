-- One row per stretch in which a case waited for its first response in one
-- place of its queue, half-open, cut at every change.
with

turns as (
    select
        case_key,
        at_ms,
        status,
        severity_id,
    from int_timeline
    where
        is_opening
        or may_change_severity
        or (
            status_set is not null
            and (status in (5, 6) or status_before in (5, 6))
        )
),

states as (
    select
        cases.case_key,
        cases.opened_at_ms,
        cases.until_ms,
        turns.at_ms,
        lead(turns.at_ms) over (
            partition by cases.case_key
            order by turns.at_ms
        ) as next_ms,
        kinds.place_id,
    from int_queued_cases as cases
    inner join turns
        on cases.case_key = turns.case_key
        and cases.until_ms > turns.at_ms
    left join policy.queue_kinds as kinds
        on turns.status not in (5, 6)
        and cases.profile_id = kinds.profile_id
        and coalesce(turns.severity_id, -1) = kinds.severity_id
)

select
    case_key,
    place_id,
    opened_at_ms,
    at_ms as from_ms,
    coalesce(next_ms, until_ms) as to_ms,

from states

where place_id is not null
