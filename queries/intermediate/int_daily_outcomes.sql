-- One row per daily update and way in which some scenarios ask for it, with its
-- end and verdict. A view.
with

severities as (
    select
        case_key,
        at_ms,
        severity_id,
    from int_timeline
    where is_opening
    union all
    select
        case_key,
        at_ms,
        severity_id,
    from int_severity_changes
),

updates as (
    select
        daily.*,
        arg_max(severities.severity_id, severities.at_ms) as severity_id,
    from int_daily_updates as daily
    inner join severities
        on daily.case_key = severities.case_key
        and severities.at_ms <= daily.opens_ms
    group by all
)

select
    updates.case_key,
    3::tinyint as promise_id,
    updates.opens_ms as started_at_ms,
    assignments.assignment_id,
    assignments.mask,
    (assignments.mask & 1) = 1 as is_house,
    profiles.is_default,
    updates.missing_field,
    null::bigint as start_arrival,
    updates.satisfied_arrival,
    updates.closes_ms as due_at_ms,
    null::bigint as due_low_at_ms,
    updates.satisfied_at_ms,
    case updates.timed_verdict
        when 1 then updates.satisfied_at_ms
        when 4 then updates.terminal_ms
    end as ended_at_ms,
    null::bigint as elapsed_ms,
    null::bigint as overdue_ms,
    updates.timed_verdict,

from updates

inner join int_case_profiles as profiles
    on updates.case_key = profiles.case_key

inner join policy.assignments as assignments
    on profiles.profile_id = assignments.profile_id
    and assignments.promise_id = 3
    and not assignments.has_gap_form
    and coalesce(updates.severity_id, -1) = assignments.severity_id
    and updates.calendar_id = assignments.calendar_id
