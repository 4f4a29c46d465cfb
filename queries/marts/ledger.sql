-- One row per obligation and scenario, with all that a reader needs to check
-- it. A view.
with

facts as (
    select
        source_id::bigint * 1099511627776 + source_row as arrival,
        if(count(*) = 1, min(event_id), null) as event_id,
    from raw.events
    group by arrival
),

sources as (
    select
        source_id,
        path,
    from raw.sources
)

select
    obligations.scenario,
    obligations.obligation_id,
    obligations.case_key,
    obligations.case_id,
    obligations.account_id,
    obligations.policy,
    obligations.policy_version,
    obligations.tier,
    obligations.severity,
    obligations.promise,
    row_number() over (
        partition by
            obligations.scenario,
            obligations.case_key,
            obligations.promise
        order by obligations.started_at_ms
    ) as sequence,
    obligations.clause,
    obligations.calendar,
    obligations.target,
    obligations.target_ms,
    obligations.target_low_ms,
    obligations.started_at_ms,
    obligations.due_at_ms,
    obligations.due_low_at_ms,
    obligations.satisfied_at_ms,
    obligations.ended_at_ms,
    obligations.elapsed_ms,
    obligations.overdue_ms,
    obligations.targets_in_gap,
    coalesce(
        starts.event_id,
        start_sources.path
        || ' row '
        || (obligations.start_arrival % 1099511627776)
    ) as started_by,
    coalesce(
        ends.event_id,
        end_sources.path
        || ' row '
        || (obligations.satisfied_arrival % 1099511627776)
    ) as satisfied_by,
    obligations.verdict,
    obligations.reason,
    obligations.settled,
    obligations.hinges_on,
    obligations.period_at_ms,

from obligations

left join facts as starts
    on obligations.start_arrival = starts.arrival

left join sources as start_sources
    on obligations.start_arrival // 1099511627776 = start_sources.source_id

left join facts as ends
    on obligations.satisfied_arrival = ends.arrival

left join sources as end_sources
    on obligations.satisfied_arrival // 1099511627776 = end_sources.source_id
