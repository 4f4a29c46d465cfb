-- One row per case that was open at the month's end or at the as-of instant, if
-- that was earlier: its age in days, whether nobody had answered it, and whether
-- something on it was overdue.
with

moment as (
    select
        least(
            getvariable('report_to_ms') - 1,
            (select as_of_ms from policy.replays)
        ) as at_ms
),

told as (
    select
        facts.case_key,
        arg_max(
            facts.value,
            {
                'at_ms': facts.at_ms,
                'event_number': coalesce(facts.event_number, 0),
                'arrival': facts.arrival,
            }
        ) filter (where facts.type = 'status') as status,
        arg_max(
            facts.value,
            {
                'at_ms': facts.at_ms,
                'event_number': coalesce(facts.event_number, 0),
                'arrival': facts.arrival,
            }
        ) filter (where facts.type = 'severity') as severity,
        bool_or(facts.type in ('withdrawn', 'merged', 'spam')) as is_ended,
        bool_or(
            facts.type = 'message'
            and facts.actor_type = 'agent'
            and facts.visibility = 'public'
        ) as is_answered,
    from scope_facts as facts
    inner join moment
        on facts.at_ms <= moment.at_ms
    where
        facts.type in (
            'status', 'severity', 'message', 'withdrawn', 'merged', 'spam'
        )
    group by facts.case_key
),

overdue as (
    select scope_rows.case_key
    from scope_rows
    inner join moment
        on scope_rows.due_at_ms <= moment.at_ms
        and coalesce(scope_rows.ended_at_ms, moment.at_ms + 1) > moment.at_ms
    where
        scope_rows.is_house
        and scope_rows.verdict = 'missed'
        and scope_rows.elapsed_ms is not null
    group by scope_rows.case_key
)

select
    cases.case_id,
    cases.account_id,
    cases.account_name,
    cases.opened_at_ms,
    coalesce(told.severity, cases.severity) as severity,
    (moment.at_ms - cases.opened_at_ms) // 86400000 as days,
    not coalesce(
        told.is_answered or rows.first_response_at_ms <= moment.at_ms,
        false
    ) as is_unanswered,
    overdue.case_key is not null as is_overdue,

from scope_cases as cases

cross join moment

inner join raw.cases as rows
    on cases.case_id = rows.case_id

left join told
    on cases.case_key = told.case_key

left join overdue
    on cases.case_key = overdue.case_key

where
    cases.opened_at_ms <= moment.at_ms
    and not coalesce(told.is_ended, false)
    and case
        when told.status is not null
            then told.status not in ('solved', 'closed')
        else
            coalesce(
                least(rows.solved_at_ms, rows.closed_at_ms) > moment.at_ms,
                true
            )
    end
