-- One row per case that is owed daily updates in hours that nobody can tell,
-- and way in which some scenarios ask for them. A view.
select
    timeline.case_key,
    3::tinyint as promise_id,
    null::bigint as started_at_ms,
    assignments.assignment_id,
    assignments.mask,
    (assignments.mask & 1) = 1 as is_house,
    profiles.is_default,

from int_timeline as timeline

inner join int_case_profiles as profiles
    on timeline.case_key = profiles.case_key

inner join policy.assignments as assignments
    on profiles.profile_id = assignments.profile_id
    and assignments.promise_id = 3
    and not assignments.has_gap_form
    and assignments.calendar_id is null
    and coalesce(timeline.severity_id, -1) = assignments.severity_id

where
    timeline.is_opening
    and profiles.has_messages
    and profiles.has_statuses
    and coalesce(timeline.at_ms < timeline.terminal_ms, true)
