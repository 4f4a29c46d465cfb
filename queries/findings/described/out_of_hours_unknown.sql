-- One row: cases opened in the month of which nobody can tell whether they were
-- opened out of hours at the severity asked for.
select
    coalesce(
        count_if(severity = getvariable('report_severity') and is_open is null),
        0
    )::bigint as hours,
    coalesce(count_if(severity is null), 0)::bigint as severities,

from scope_openings
