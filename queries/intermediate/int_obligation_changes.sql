-- One row per obligation and change of severity between its start and its end,
-- that instant included.
with

obligations as (
    select * from int_obligations
)

select
    obligations.case_key,
    obligations.promise_id,
    obligations.started_at_ms,
    obligations.version_key,
    obligations.severity_id as severity_at_start,
    changes.at_ms,
    changes.severity_id,
    lead(changes.at_ms) over (
        partition by
            obligations.case_key,
            obligations.promise_id,
            obligations.started_at_ms
        order by changes.at_ms
    ) as next_at_ms,

from obligations

inner join int_severity_changes as changes
    on obligations.case_key = changes.case_key
    and changes.at_ms > obligations.started_at_ms
    and changes.at_ms <= obligations.stop_ms
