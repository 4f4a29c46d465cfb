-- One row per outcome of those cases: the house's up to the month's end, the others'
-- in it. Of the house with the waiver that names it.
with

months as (
    select
        unnest(getvariable('report_months')) as month,
        unnest(getvariable('report_month_starts')) as from_ms,
    union all
    select
        null,
        getvariable('report_to_ms'),
),

placed as (
    select
        outcomes.*,
        cases.account_id,
        case getvariable('report_period')
            when 'opening' then cases.opened_at_ms
            when 'fulfilment'
                then coalesce(outcomes.satisfied_at_ms, outcomes.period_at_ms)
            else outcomes.period_at_ms
        end as counted_at_ms,
    from ledger_rows as outcomes
    inner join scope_cases as cases
        on outcomes.case_key = cases.case_key
)

select
    placed.case_key,
    placed.account_id,
    placed.promise_id,
    promises.promise,
    assignments.tier,
    assignments.severity,
    assignments.clause,
    assignments.calendar_id,
    assignments.calendar,
    assignments.target,
    assignments.target_ms,
    placed.started_at_ms,
    placed.due_at_ms,
    placed.satisfied_at_ms,
    placed.satisfied_arrival,
    placed.ended_at_ms,
    placed.elapsed_ms,
    placed.overdue_ms,
    list_extract(
        ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'],
        placed.verdict
    ) as verdict,
    coalesce(placed.missing_field, assignments.reason) as reason,
    placed.mask,
    placed.is_house,
    placed.hinge_mask,
    placed.counted_at_ms,
    months.month,
    waived.waiver_row,

from placed

inner join policy.assignments as assignments
    on placed.assignment_id = assignments.assignment_id

left join policy.promises as promises
    on placed.promise_id = promises.promise_id

left join waived_obligations as waived
    on placed.is_house
    and placed.case_key = waived.case_key
    and placed.promise_id = waived.promise_id
    and placed.started_at_ms = waived.started_at_ms

asof left join months
    on placed.counted_at_ms >= months.from_ms

where
    case
        when placed.is_house
            then
                placed.counted_at_ms < getvariable('report_to_ms')
                or placed.hinge_mask <> 0
        else
            placed.counted_at_ms >= getvariable('report_from_ms')
            and placed.counted_at_ms < getvariable('report_to_ms')
    end
