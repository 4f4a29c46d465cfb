-- One row per obligation whose severity changed, and severity that some
-- scenario binds it to, with the clock's start; re-timed ones as links of a
-- chain.
with

told as (
    select
        changes.* exclude (is_before_anyone),
        enders.is_anyone,
        changes.is_before_anyone or not enders.is_anyone as is_in_time,
    from int_obligation_changes as changes
    cross join (values (false), (true)) as enders (is_anyone)
),

changes as (
    select
        told.*,
        lead(at_ms) over (
            partition by
                case_key,
                promise_id,
                started_at_ms,
                is_anyone
            order by at_ms
        ) as next_at_ms,
    from told
    where is_in_time
),

held as (
    select
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone,
        at_ms,
        severity_id,
    from changes
    union all
    select
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone,
        started_at_ms,
        severity_at_start,
    from told
    group by all
),

ranked as (
    select
        held.*,
        coalesce(ranks.rank, 999) as rank,
    from held
    left join policy.severities as ranks
        on held.version_key = ranks.version_key
        and held.severity_id = ranks.severity_id
),

bound as (
    select
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone,
        arg_min(severity_id, at_ms) as at_start,
        arg_max(severity_id, at_ms) as at_stop,
        arg_min(severity_id, {'rank': rank, 'at_ms': at_ms}) as most_severe,
        min(at_ms) filter (where at_ms > started_at_ms) as first_change_ms,
    from ranked
    group by
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone
),

whole as (
    select
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone,
        unnest([
            {'binding': 'at_start', 'severity_id': at_start},
            {'binding': 'at_stop', 'severity_id': at_stop},
            {'binding': 'most_severe', 'severity_id': most_severe}
        ]) as choice,
    from bound
),

choices as (
    select
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone,
        choice.binding as binding,
        choice.severity_id as severity_id,
        started_at_ms as clock_started_at_ms,
        null::bigint as next_change_ms,
    from whole
    union all
    select
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone,
        're_timed',
        at_start,
        started_at_ms,
        first_change_ms,
    from bound
    union all
    select
        case_key,
        promise_id,
        started_at_ms,
        version_key,
        is_anyone,
        're_timed',
        severity_id,
        at_ms,
        next_at_ms,
    from changes
)

select
    choices.case_key,
    choices.promise_id,
    choices.started_at_ms,
    choices.severity_id,
    choices.clock_started_at_ms,
    choices.next_change_ms,
    choices.binding = 're_timed' as is_link,
    bit_or(bindings.mask) as mask,

from choices

inner join policy.bindings as bindings
    on choices.version_key = bindings.version_key
    and choices.binding = bindings.binding
    and choices.is_anyone = bindings.is_anyone

group by all
