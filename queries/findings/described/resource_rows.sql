-- One row per case unresolved at the severity asked for at some instant of the
-- month: whether it tells of the customer's resource.
with

asked as (
    select case_key
    from scope_turns
    where
        severity = getvariable('report_severity')
        and not is_resolved
        and at_ms < getvariable('report_to_ms')
        and at_ms < coalesce(terminal_at_ms, at_ms + 1)
        and coalesce(
            least(next_at_ms, terminal_at_ms),
            getvariable('report_to_ms')
        ) > getvariable('report_from_ms')
    group by case_key
),

telling as (
    select case_key
    from scope_facts
    where type = 'resource'
    group by case_key
)

select
    asked.case_key,
    telling.case_key is not null as is_telling,

from asked

left join telling
    on asked.case_key = telling.case_key
