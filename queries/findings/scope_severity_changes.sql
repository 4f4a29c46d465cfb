-- One row per change of severity of those cases while they were unresolved.
with

changes as (
    select
        turns.case_key,
        turns.at_ms,
        turns.at_ms - cases.opened_at_ms as age_ms,
        turns.severity_before,
        turns.severity,
        turns.severity_actor_type as actor_type,
        turns.severity_actor_id as actor_id,
        list_position(
            getvariable('report_severities'), turns.severity_before
        ) as rank_before,
        list_position(getvariable('report_severities'), turns.severity) as rank,
        coalesce(
            lag(turns.at_ms) over (
                partition by turns.case_key
                order by turns.at_ms
            ),
            cases.opened_at_ms
        ) as since_ms,
    from scope_turns as turns
    inner join scope_cases as cases
        on turns.case_key = cases.case_key
    where
        turns.severity <> turns.severity_before
        and not (
            turns.is_resolved
            and turns.status_before in ('solved', 'closed')
        )
        and turns.at_ms <= coalesce(turns.terminal_at_ms, turns.at_ms)
),

agreed as (
    select
        case_key,
        at_ms,
        value,
    from scope_facts
    where type = 'severity_agreed'
)

select
    changes.* exclude (since_ms),
    changes.rank > changes.rank_before as is_lowered,
    coalesce(agreed.at_ms >= changes.since_ms, false) as is_agreed,

from changes

asof left join agreed
    on changes.case_key = agreed.case_key
    and changes.severity = agreed.value
    and changes.at_ms >= agreed.at_ms
