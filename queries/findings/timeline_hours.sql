-- One row per stretch in which a calendar was open by which obligations of
-- those cases were timed, as long as they last.
with

spans as (
    select
        assignments.calendar_id,
        min(outcomes.started_at_ms) as from_ms,
        max(
            greatest(
                coalesce(outcomes.due_at_ms, 0),
                coalesce(
                    outcomes.ended_at_ms,
                    (select as_of_ms from policy.replays)
                )
            )
        ) as to_ms,
    from ledger_rows as outcomes
    inner join timeline_cases as cases
        on outcomes.case_key = cases.case_key
    inner join policy.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
    where
        outcomes.is_house
        and assignments.calendar_id is not null
        and assignments.calendar <> 'always'
    group by assignments.calendar_id
)

select
    segments.calendar_id,
    segments.from_ms,
    segments.to_ms,

from policy.segments as segments

inner join spans
    on segments.calendar_id = spans.calendar_id
    and segments.to_ms > spans.from_ms - 7 * 86400000
    and segments.from_ms < spans.to_ms + 7 * 86400000

where segments.is_open = 1

order by
    segments.calendar_id,
    segments.from_ms
