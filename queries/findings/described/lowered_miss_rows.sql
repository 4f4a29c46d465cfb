-- One row per obligation missed in the month whose severity was lowered while it
-- was in time, and which is not missed where a lowering counts.
with

missed as (
    select
        case_key,
        promise_id,
        started_at_ms,
        due_at_ms,
    from scope_rows
    where
        is_house
        and month = getvariable('report_month')
        and verdict = 'missed'
),

lenient as (
    select
        outcomes.case_key,
        outcomes.promise_id,
        outcomes.started_at_ms,
    from ledger_rows as outcomes
    inner join scope_cases as cases
        on outcomes.case_key = cases.case_key
    inner join policy.scenarios as scenarios
        on list_contains(getvariable('report_lowered_by'), scenarios.scenario)
        and scenarios.why_not is null
        and ((outcomes.mask >> scenarios.scenario_id) & 1) = 1
    where outcomes.verdict in (1, 3, 4)
    group by all
),

lowered as (
    select
        missed.case_key,
        missed.promise_id,
        missed.started_at_ms,
    from missed
    inner join scope_severity_changes as changes
        on missed.case_key = changes.case_key
        and changes.is_lowered
        and changes.at_ms > missed.started_at_ms
        and changes.at_ms <= missed.due_at_ms
    group by all
)

select
    lowered.case_key,
    lowered.promise_id,
    lowered.started_at_ms,

from lowered

inner join lenient
    on lowered.case_key = lenient.case_key
    and lowered.promise_id = lenient.promise_id
    and lowered.started_at_ms = lenient.started_at_ms
