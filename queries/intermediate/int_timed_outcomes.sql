-- One row per obligation timed by an event and way of timing it, with its end
-- and verdict. A view.
with

dues as (
    select
        dues.*,
        coalesce(
            if(is_under, stop_ms < due_at_ms, stop_ms <= due_at_ms),
            true
        ) as is_in_time,
        stop_ms = satisfied_at_ms as is_satisfied_first,
        stop_ms = end_ms as is_ended,
        stop_ms = terminal_ms as is_terminated,
    from int_dues as dues
),

ended as (
    select
        dues.*,
        not promises.is_timed as is_procedure,
        late.assignment_id is not null as is_answered_late,
        case
            when dues.is_satisfied_first or late.assignment_id is not null
                then dues.satisfied_at_ms
        end as met_at_ms,
        case
            when dues.is_satisfied_first or late.assignment_id is not null
                then dues.satisfied_at_ms
            when dues.is_ended or dues.is_terminated then dues.stop_ms
        end as ended_at_ms,
        coalesce(late.counted_after_ms, 0) as counted_after_ms,
        dues.counted_ms
        + coalesce(retimed.counted_before_ms, 0)
        + coalesce(late.counted_after_ms, 0) as elapsed_ms,
        case
            when dues.is_floor and dues.is_satisfied_first
                then if(dues.satisfied_at_ms >= dues.due_at_ms, 1, 2)
            when dues.is_floor
                and (
                    coalesce(dues.is_ended, false)
                    or coalesce(dues.is_terminated, false)
                )
                then 4
            when dues.is_floor then 3
            when dues.is_satisfied_first and dues.is_in_time then 1
            when not dues.is_in_time then 2
            when coalesce(dues.is_ended, false)
                or coalesce(dues.is_terminated, false) then 4
            else 3
        end::tinyint as timed_verdict,
    from dues
    inner join policy.promises as promises
        on dues.promise_id = promises.promise_id
    left join int_late_answers as late
        on dues.case_key = late.case_key
        and dues.promise_id = late.promise_id
        and dues.started_at_ms = late.started_at_ms
        and dues.clock_started_at_ms = late.clock_started_at_ms
        and dues.is_link = late.is_link
        and dues.assignment_id = late.assignment_id
    left join int_retimed as retimed
        on dues.case_key = retimed.case_key
        and dues.promise_id = retimed.promise_id
        and dues.started_at_ms = retimed.started_at_ms
        and dues.clock_started_at_ms = retimed.clock_started_at_ms
        and dues.assignment_id = retimed.assignment_id
),

overdue as (
    select
        ended.*,
        coalesce(
            segments.open_ms
            + segments.is_open * (ended.due_at_ms - segments.from_ms),
            0
        ) as due_open_ms,
    from ended
    left join policy.segments as segments
        on if(ended.timed_verdict = 2, ended.calendar_id, null)
        = segments.calendar_id
        and ended.due_at_ms // 86400000 = segments.bucket
        and ended.due_at_ms >= segments.from_ms
        and ended.due_at_ms < segments.to_ms
)

select
    case_key,
    promise_id,
    started_at_ms,
    assignment_id,
    mask,
    is_house,
    is_default,
    missing_field,
    start_arrival,
    if(met_at_ms is null, null, satisfied_arrival) as satisfied_arrival,
    if(is_floor, null, due_at_ms) as due_at_ms,
    due_low_at_ms,
    met_at_ms as satisfied_at_ms,
    ended_at_ms,
    if(is_procedure, null, elapsed_ms) as elapsed_ms,
    case
        when is_procedure then null
        when timed_verdict <> 2 then 0
        else
            greatest(
                stop_open_ms
                - due_open_ms
                - lost_after_due_ms
                + counted_after_ms,
                0
            )
    end as overdue_ms,
    timed_verdict,

from overdue
