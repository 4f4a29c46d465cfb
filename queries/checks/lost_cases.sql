-- One row per case that breaks completeness: it was replayed and promised a
-- first response or a resolution, and the ledger has no row of it.
with

promised as (
    select
        profile_id,
        severity_id,
    from policy.assignments
    where promise_id in (1, 5)
    group by
        profile_id,
        severity_id
),

steady as (
    select profile_id
    from promised
    group by profile_id
    having count(*) > (select count(*) from stg_severities)
),

ended as (
    select events.case_key
    from stg_events as events
    inner join stg_cases as cases
        on events.case_key = cases.case_key
        and events.at_ms <= cases.opened_at_ms
    where events.is_terminal
    group by events.case_key
)

select
    cases.case_id,
    profiles.policy,
    profiles.version_key,

from stg_cases as cases

left join int_case_profiles as profiles
    on cases.case_key = profiles.case_key

left join steady
    on profiles.profile_id = steady.profile_id

anti join ledger_rows as outcomes
    on cases.case_key = outcomes.case_key

anti join ended
    on cases.case_key = ended.case_key

where
    profiles.profile_id is null
    or steady.profile_id is not null
