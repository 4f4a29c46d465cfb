-- One row: cases opened in the month of which nobody can tell whether they were
-- opened out of hours at the severity asked for.
select
    count(*) filter (
        severity = getvariable('report_severity')
        and is_open is null
    )::bigint as hours,
    count(*) filter (severity is null)::bigint as severities,

from scope_openings
