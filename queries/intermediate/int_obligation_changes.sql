-- One row per obligation and change of severity between its start and its end,
-- that instant included, whether human messages or any of ours end it.
with

ends as (
    select
        obligations.case_key,
        obligations.promise_id,
        obligations.started_at_ms,
        obligations.version_key,
        obligations.severity_id,
        obligations.stop_ms,
        least(
            obligations.stop_ms,
            coalesce(obligations.anyone_at_ms, 9e18::bigint)
        ) as anyone_stop_ms,
    from int_obligations as obligations
    inner join policy.promises as promises
        on obligations.promise_id = promises.promise_id
        and promises.is_timed
)

select
    ends.case_key,
    ends.promise_id,
    ends.started_at_ms,
    ends.version_key,
    ends.severity_id as severity_at_start,
    changes.at_ms,
    changes.severity_id,
    changes.at_ms <= ends.anyone_stop_ms as is_before_anyone,

from ends

inner join int_severity_changes as changes
    on ends.case_key = changes.case_key
    and changes.at_ms > ends.started_at_ms
    and changes.at_ms <= ends.stop_ms
