-- One row per instant after which a case is unresolved, of cases whose messages
-- and statuses the export tells.
select
    timeline.*,
    timeline.status_before in (5, 6)
        and timeline.status not in (5, 6) as is_reopening,
    cases.version_key,
    cases.has_messages,
    cases.has_statuses,

from int_timeline as timeline

inner join int_judged_cases as cases
    on timeline.case_key = cases.case_key

where
    timeline.status not in (5, 6)
    and cases.has_messages
    and cases.has_statuses
    and coalesce(timeline.at_ms < timeline.terminal_ms, true)
