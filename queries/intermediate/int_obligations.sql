-- One row per start of a promise that is timed by an event: what would satisfy
-- it, what would end it, and what the export does not tell.
with

starts as (
    select
        *,
        0 as spell,
    from int_first_responses
    union all
    select
        *,
        0 as spell,
    from int_updates
    union all
    select
        *,
        0 as spell,
    from int_next_replies
    union all
    select
        *,
        0 as spell,
    from int_resolutions
    union all
    select
        *,
        0 as spell,
    from int_unknown_starts
    union all
    select * from int_closings
)

select
    starts.*,
    cases.profile_id,
    cases.version_key,
    cases.is_default,
    least(
        coalesce(starts.satisfied_at_ms, 9e18::bigint),
        coalesce(starts.end_ms, 9e18::bigint),
        coalesce(starts.terminal_ms, 9e18::bigint),
        getvariable('as_of_ms')
    ) as stop_ms,

from starts

inner join int_case_profiles as cases
    on starts.case_key = cases.case_key
