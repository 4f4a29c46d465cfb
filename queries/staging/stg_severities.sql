-- One row per name of a severity that cases or events use.
with

named as (
    select severity
    from raw.cases
    where severity is not null
    union
    select value
    from raw.events
    where
        type = 'severity'
        and value is not null
)

select
    severity,
    (row_number() over (order by severity))::smallint as severity_id,

from named
