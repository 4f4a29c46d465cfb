-- One row per response of the month that overtook, the most cases first, up to
-- twenty-five, with the twenty of them that were first in line.
with

worst as materialized (
    select * from queue_rows
    where
        month = getvariable('report_month')
        and overtaken > 0
    order by
        overtaken desc,
        responded_at_ms,
        case_id
    limit 25
),

asked as materialized (
    select askings.*
    from queue_askings as askings
    inner join worst
        on askings.case_key = worst.case_key
),

passed as (
    select
        asked.case_key,
        min(
            {'position': entries.position, 'case_key': entries.case_key},
            20
        ) as listed,
    from asked
    inner join queue_entries as entries
        on asked.queue_id = entries.queue_id
        and asked.calendar_id = entries.calendar_id
        and asked.responded_at_ms >= entries.from_ms
        and asked.responded_at_ms < entries.to_ms
        and asked.position > entries.position
    group by asked.case_key
),

placed as (
    select
        case_key,
        unnest(listed) as each,
        generate_subscripts(listed, 1) as place,
    from passed
),

named as (
    select
        placed.case_key,
        list(cases.case_id order by placed.place) as listed,
    from placed
    inner join case_facts as cases
        on placed.each.case_key = cases.case_key
    group by placed.case_key
)

select
    worst.case_id,
    worst.account_name,
    worst.tier,
    worst.severity,
    worst.opened_at_ms,
    worst.responded_at_ms,
    worst.overtaken,
    named.listed,

from worst

inner join named
    on worst.case_key = named.case_key

order by
    worst.overtaken desc,
    worst.responded_at_ms,
    worst.case_id
