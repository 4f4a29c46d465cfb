-- One row per call that came in under a policy that answers calls in order: its
-- wait, and how many calls it overtook.
with

told as (
    select
        queues.policy,
        calls.call_id,
        min({'at_ms': calls.at_ms, 'case_key': cases.case_key})
            filter (where not calls.is_answer) as queued,
        min(calls.at_ms) filter (where calls.is_answer) as answered_at_ms,
    from stg_calls as calls
    inner join stg_cases as cases
        on calls.case_id = cases.case_id
    inner join int_case_profiles as profiles
        on cases.case_key = profiles.case_key
    inner join policy.call_queues as queues
        on profiles.version_key = queues.version_key
    group by
        queues.policy,
        calls.call_id
),

calls as (
    select
        policy,
        call_id,
        queued.case_key as case_key,
        queued.at_ms as queued_at_ms,
        answered_at_ms,
    from told
    where queued.at_ms <= coalesce(answered_at_ms, 9e18::bigint)
),

ranked as (
    select
        policy,
        call_id,
        rank() over (
            partition by policy
            order by queued_at_ms
        ) as come,
        rank(order by queued_at_ms) over (
            partition by policy
            order by answered_at_ms
            range between unbounded preceding and current row
        ) as gone,
    from calls
    where answered_at_ms is not null
)

select
    calls.*,
    (ranked.come - ranked.gone)::integer as overtaken,

from calls

left join ranked
    on calls.policy = ranked.policy
    and calls.call_id = ranked.call_id
