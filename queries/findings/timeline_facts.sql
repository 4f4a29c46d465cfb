-- One row per fact of those cases by the as-of instant, those that only a case
-- row tells included.
with

own as (
    select
        cases.case_key,
        facts.at_ms,
        facts.type,
        facts.actor_type,
        facts.actor_id,
        facts.visibility,
        facts.value,
        facts.event_id,
        facts.source_id,
        facts.source_row,
    from raw.events as facts
    inner join timeline_cases as cases
        on facts.case_id = cases.case_id
),

of_rows as (
    select
        cases.case_key,
        rows.source_id,
        rows.source_row,
        unnest(
            [
                {
                    'at_ms': rows.first_response_at_ms,
                    'type': 'message',
                    'actor_type': 'agent',
                    'visibility': 'public',
                    'value': null
                },
                {
                    'at_ms': rows.solved_at_ms,
                    'type': 'status',
                    'actor_type': null,
                    'visibility': null,
                    'value': 'solved'
                },
                {
                    'at_ms': rows.closed_at_ms,
                    'type': 'status',
                    'actor_type': null,
                    'visibility': null,
                    'value': 'closed'
                }
            ],
            recursive := true
        ),
    from raw.cases as rows
    inner join timeline_cases as cases
        on rows.case_id = cases.case_id
),

untold as (
    select *
    from of_rows
    where
        of_rows.at_ms is not null
        and not exists (
            select 1
            from own
            where
                own.case_key = of_rows.case_key
                and own.type = of_rows.type
                and (own.value = of_rows.value or of_rows.value is null)
                and (
                    of_rows.type = 'status'
                    or (
                        own.actor_type = 'agent'
                        and own.visibility = 'public'
                    )
                )
        )
),

facts as (
    select * from own
    union all by name
    select * from untold
)

select
    facts.case_key,
    facts.at_ms,
    facts.type,
    facts.actor_type,
    facts.actor_id,
    facts.visibility,
    facts.value,
    facts.event_id,
    coalesce(
        facts.event_id,
        sources.path || ' row ' || facts.source_row
    ) as evidence,
    facts.source_id::bigint * 1099511627776 + facts.source_row as arrival,

from facts

left join raw.sources as sources
    on facts.source_id = sources.source_id

where facts.at_ms <= (select as_of_ms from policy.replays)

order by
    facts.case_key,
    facts.at_ms,
    arrival
