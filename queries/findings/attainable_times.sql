-- One row per cell and place that was asked for: the time counted on its clock
-- of the answer in that place, the quickest first.
with

answered as (
    select
        promise,
        tier,
        severity,
        elapsed_ms,
        row_number() over (
            partition by promise, tier, severity
            order by elapsed_ms
        ) as place,
    from scope_rows
    where
        is_house
        and month is not null
        and verdict in ('met', 'missed')
        and elapsed_ms is not null
        and target_ms > 0
        and satisfied_at_ms is not null
),

asked as (
    select
        asking.promise,
        asking.tier,
        asking.severity,
        unnest(asking.places) as place,
    from (select unnest(getvariable('report_places')) as asking)
)

select
    answered.promise,
    answered.tier,
    answered.severity,
    answered.place,
    answered.elapsed_ms,

from answered

inner join asked
    on answered.promise = asked.promise
    and answered.tier is not distinct from asked.tier
    and answered.severity is not distinct from asked.severity
    and answered.place = asked.place

order by all
