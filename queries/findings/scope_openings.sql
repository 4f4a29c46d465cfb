-- One row per case opened in the month, with its first response; `is_open` says
-- whether support was open then, `is_channel_open` whether the channel was.
with

answers as (
    select
        case_key,
        min(at_ms) as answered_at_ms,
        arg_min(human_id, at_ms) as human_id,
    from scope_turns
    where
        is_human
        and at_ms < coalesce(terminal_at_ms, at_ms + 1)
    group by case_key
),

opened as (
    select
        cases.case_key,
        cases.case_id,
        cases.account_id,
        cases.account_name,
        cases.opened_at_ms,
        cases.channel,
        turns.severity,
        kinds.tier,
        rows.requester_id,
        rows.previous_case_id,
        coalesce(rows.opened_by_type = 'agent', false) as is_opened_by_us,
        answers.answered_at_ms,
        answers.human_id,
        hours.support,
        hours.channel_hours,
    from scope_cases as cases
    inner join raw.cases as rows
        on cases.case_id = rows.case_id
    inner join scope_turns as turns
        on cases.case_key = turns.case_key
        and turns.is_opening
    inner join scope_kinds as kinds
        on cases.case_key = kinds.case_key
    left join scope_hours as hours
        on kinds.hours_tier is not distinct from hours.tier
        and kinds.hours_site is not distinct from hours.site
        and kinds.hours_country is not distinct from hours.country
        and kinds.hours_severity is not distinct from hours.severity
        and kinds.hours_channel is not distinct from hours.channel
        and kinds.hours_category is not distinct from hours.category
        and kinds.hours_product is not distinct from hours.product
    left join answers
        on cases.case_key = answers.case_key
    where
        cases.opened_at_ms >= getvariable('report_from_ms')
        and cases.opened_at_ms < getvariable('report_to_ms')
),

at_opening as (
    select
        opened.*,
        coalesce(windows.to_ms > opened.opened_at_ms, false) as is_open,
    from opened
    asof left join scope_windows as windows
        on opened.support = windows.calendar
        and opened.opened_at_ms >= windows.from_ms
),

at_answer as (
    select
        at_opening.*,
        coalesce(windows.to_ms > at_opening.answered_at_ms, false)
            as is_answer_open,
    from at_opening
    asof left join scope_windows as windows
        on at_opening.support = windows.calendar
        and at_opening.answered_at_ms >= windows.from_ms
)

select
    at_answer.* exclude (support, channel_hours, is_open, is_answer_open),
    if(at_answer.support is null, null, at_answer.is_open) as is_open,
    if(
        at_answer.support is null or at_answer.answered_at_ms is null,
        null,
        at_answer.is_answer_open
    ) as is_answer_open,
    if(
        at_answer.channel_hours is null,
        null,
        coalesce(windows.to_ms > at_answer.opened_at_ms, false)
    ) as is_channel_open,

from at_answer

asof left join scope_windows as windows
    on at_answer.channel_hours = windows.calendar
    and at_answer.opened_at_ms >= windows.from_ms
