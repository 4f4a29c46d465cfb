-- One row per obligation of the month on a lowered severity that was not missed:
-- whether it took longer than the target of the severity before; empty: nobody can tell.
with

spared as (
    select
        outcomes.case_key,
        outcomes.started_at_ms,
        coalesce(outcomes.ended_at_ms, replays.as_of_ms) as until_ms,
        outcomes.elapsed_ms,
        held.profile_id,
        held.promise_id,
        held.calendar_id,
        held.pauses,
        list_position(getvariable('report_severities'), held.severity) as rank,
    from ledger_rows as outcomes
    inner join scope_rows as rows
        on outcomes.case_key = rows.case_key
        and outcomes.promise_id = rows.promise_id
        and outcomes.started_at_ms = rows.started_at_ms
        and rows.is_house
        and rows.month = getvariable('report_month')
    inner join policy.assignments as held
        on outcomes.assignment_id = held.assignment_id
    cross join policy.replays as replays
    where
        outcomes.is_house
        and outcomes.verdict in (1, 3, 4)
),

lowerings as (
    select
        case_key,
        at_ms,
        severity_before,
        rank_before,
    from scope_severity_changes
    where is_lowered
),

lowered as (
    select
        spared.*,
        lowerings.severity_before,
    from spared
    asof inner join lowerings
        on spared.case_key = lowerings.case_key
        and spared.until_ms >= lowerings.at_ms
    where spared.rank > lowerings.rank_before
),

compared as (
    select
        lowered.*,
        before.form,
        before.is_under,
        before.calendar_id as calendar_before,
        before.pauses as pauses_before,
        if(before.is_lower_binding, before.low, before.amount) as amount,
    from lowered
    left join policy.assignments as before
        on lowered.profile_id = before.profile_id
        and lowered.promise_id = before.promise_id
        and lowered.severity_before = before.severity
        and before.outcome = 'owed'
        and (before.mask & 1) = 1
),

paused as (
    select
        compared.case_key,
        compared.promise_id,
        compared.started_at_ms,
    from compared
    inner join scope_turns as turns
        on compared.case_key = turns.case_key
        and turns.at_ms < compared.until_ms
        and coalesce(turns.next_at_ms, compared.until_ms)
            > compared.started_at_ms
    where
        (
            compared.pauses_before
            & (
                1 << list_position(
                    ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'],
                    turns.status
                )
            )
        ) <> 0
    group by
        compared.case_key,
        compared.promise_id,
        compared.started_at_ms
),

timed as (
    select
        compared.*,
        case
            when
                compared.calendar_before = compared.calendar_id
                and compared.pauses_before = compared.pauses
                then compared.elapsed_ms
            when paused.case_key is null
                then
                    ending.open_ms
                    + ending.is_open * (compared.until_ms - ending.from_ms)
                    - starting.open_ms
                    - starting.is_open
                    * (compared.started_at_ms - starting.from_ms)
        end as counted_ms,
    from compared
    left join paused
        on compared.case_key = paused.case_key
        and compared.promise_id = paused.promise_id
        and compared.started_at_ms = paused.started_at_ms
    left join policy.segments as starting
        on compared.calendar_before = starting.calendar_id
        and compared.started_at_ms // 86400000 = starting.bucket
        and compared.started_at_ms >= starting.from_ms
        and compared.started_at_ms < starting.to_ms
    left join policy.segments as ending
        on compared.calendar_before = ending.calendar_id
        and compared.until_ms // 86400000 = ending.bucket
        and compared.until_ms >= ending.from_ms
        and compared.until_ms < ending.to_ms
)

select
    timed.case_key,
    timed.promise_id,
    timed.started_at_ms,
    timed.counted_ms,
    timed.severity_before,
    case
        when timed.form is not distinct from 1 and timed.counted_ms is not null
            then
                coalesce(
                    timed.counted_ms > timed.amount
                    or (timed.is_under and timed.counted_ms = timed.amount),
                    false
                )
    end as is_avoided,

from timed
