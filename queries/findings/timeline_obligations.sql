-- One row per obligation of those cases as the house reads it, with the clock
-- that timed it.
with

clocks as (
    select
        outcomes.case_key,
        promises.promise,
        outcomes.started_at_ms,
        assignments.calendar_id,
        assignments.pauses,
    from ledger_rows as outcomes
    inner join timeline_cases as cases
        on outcomes.case_key = cases.case_key
    inner join policy.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
    inner join policy.promises as promises
        on outcomes.promise_id = promises.promise_id
    where outcomes.is_house
)

select
    told.case_key,
    told.obligation_id,
    told.promise,
    told.tier,
    told.severity,
    told.clause,
    told.calendar,
    clocks.calendar_id,
    list_filter(
        ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'],
        lambda status, place: ((clocks.pauses >> place) & 1) = 1
    ) as pauses,
    told.target,
    told.started_at_ms,
    told.due_at_ms,
    told.satisfied_at_ms,
    told.ended_at_ms,
    told.elapsed_ms,
    told.overdue_ms,
    told.verdict,
    told.reason,
    told.hinges_on,

from ledger_house as told

inner join timeline_cases as cases
    on told.case_key = cases.case_key

left join clocks
    on told.case_key = clocks.case_key
    and told.promise = clocks.promise
    and told.started_at_ms is not distinct from clocks.started_at_ms

where told.promise is not null

order by
    told.case_key,
    told.started_at_ms,
    told.due_at_ms,
    told.promise
