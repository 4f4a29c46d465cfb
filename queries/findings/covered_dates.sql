-- One row per civil date of the period: the cases opened on it and the events told of it, in scope.
with

dates as (
    select
        unnest(getvariable('audited_dates')) as date,
        unnest(getvariable('audited_date_starts')) as from_ms,
    union all
    select
        null,
        getvariable('report_to_ms'),
),

facts as (
    select
        opened_at_ms as at_ms,
        true as is_opening,
    from scope_cases
    union all
    select
        events.at_ms,
        false,
    from raw.events as events
    semi join scope_cases as cases
        on events.case_id = cases.case_id
),

placed as (
    select
        dates.date,
        facts.is_opening,
    from facts
    asof inner join dates
        on facts.at_ms >= dates.from_ms
),

counted as (
    select
        date,
        count_if(is_opening)::bigint as openings,
        count_if(not is_opening)::bigint as events,
    from placed
    group by date
)

select
    dates.date,
    coalesce(counted.openings, 0) as openings,
    coalesce(counted.events, 0) as events,

from dates

left join counted
    on dates.date = counted.date

where dates.date is not null

order by dates.date
