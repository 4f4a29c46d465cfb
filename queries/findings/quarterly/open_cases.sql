-- One row per case that is unresolved at the as-of instant, the oldest first.
with

told as (
    select
        cases.case_key,
        greatest(facts.at_ms, cases.opened_at_ms) as at_ms,
        facts.at_ms as told_at_ms,
        facts.type,
        facts.value,
        facts.actor_type = 'agent' as is_agent,
        case
            when try_cast(facts.event_id as bigint)::text = facts.event_id
                then try_cast(facts.event_id as bigint)
        end as event_number,
        facts.source_id::bigint * 1099511627776 + facts.source_row as arrival,
    from raw.events as facts
    inner join scope_cases as cases
        on facts.case_id = cases.case_id
    where
        facts.at_ms <= (select as_of_ms from policy.replays)
        and (
            facts.type in (
                'status', 'severity', 'withdrawn', 'merged', 'spam'
            )
            or (
                facts.type = 'message'
                and facts.visibility = 'public'
                and facts.at_ms >= cases.opened_at_ms
            )
        )
),

ranked as (
    select
        *,
        {
            'at_ms': at_ms,
            'told_at_ms': told_at_ms,
            'place': if(
                count(*) over same = count(event_number) over same,
                event_number,
                arrival
            ),
        } as place,
    from told
    window same as (partition by case_key, at_ms, type)
),

states as (
    select
        case_key,
        arg_max(value, place) filter (where type = 'status') as status,
        arg_max(value, place) filter (where type = 'severity') as severity,
        bool_or(type in ('withdrawn', 'merged', 'spam')) as is_ended,
        max(at_ms) filter (where type = 'message' and is_agent)
            as last_word_ms,
    from ranked
    group by case_key
)

select
    cases.account_id,
    cases.policy,
    cases.case_id,
    cases.subject,
    coalesce(states.severity, cases.severity) as severity,
    coalesce(states.status, 'new') as status,
    cases.opened_at_ms,
    states.last_word_ms,

from scope_cases as cases

left join states
    on cases.case_key = states.case_key

where
    not coalesce(states.is_ended, false)
    and case
        when states.status is not null
            then states.status not in ('solved', 'closed')
        else
            coalesce(
                cases.row_resolved_at_ms
                > (select as_of_ms from policy.replays),
                true
            )
    end

order by
    cases.account_id,
    cases.opened_at_ms,
    cases.case_id
