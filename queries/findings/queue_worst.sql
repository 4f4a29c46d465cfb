-- One row per response of the month that overtook, the most cases first, up to
-- twenty-five, with the twenty of them that were first in line.
with

worst as (
    select
        queue_rows.*,
    from queue_rows
    where
        month = getvariable('report_month')
        and overtaken > 0
    order by
        overtaken desc,
        responded_at_ms,
        case_id
    limit 25
),

passed as (
    select
        worst.case_key,
        min(
            {
                'position': entries.position,
                'case_id': cases.case_id
            },
            20
        ) as listed,
    from worst
    inner join queue_askings as askings
        on worst.case_key = askings.case_key
    inner join queue_entries as entries
        on askings.queue_id = entries.queue_id
        and askings.calendar_id = entries.calendar_id
        and askings.responded_at_ms >= entries.from_ms
        and askings.responded_at_ms < entries.to_ms
        and askings.position > entries.position
    inner join case_facts as cases
        on entries.case_key = cases.case_key
    group by worst.case_key
)

select
    worst.case_id,
    worst.account_name,
    worst.tier,
    worst.severity,
    worst.opened_at_ms,
    worst.responded_at_ms,
    worst.overtaken,
    list_transform(passed.listed, lambda each: each.case_id) as listed,

from worst

inner join passed
    on worst.case_key = passed.case_key

order by
    worst.overtaken desc,
    worst.responded_at_ms,
    worst.case_id
