-- One row per case opened in the month: the state in which the case was that it
-- names as its predecessor. Empty: it names none.
with

named as (
    select
        openings.case_key,
        openings.opened_at_ms,
        openings.previous_case_id,
        rows.case_id is not null as is_known,
        cases.case_key as previous_key,
    from scope_openings as openings
    left join raw.cases as rows
        on openings.previous_case_id = rows.case_id
        and rows.opened_at_ms <= openings.opened_at_ms
        and rows.case_id <> openings.case_id
    left join scope_cases as cases
        on rows.case_id = cases.case_id
),

placed as (
    select
        named.*,
        turns.status,
    from named
    asof left join scope_turns as turns
        on named.previous_key = turns.case_key
        and named.opened_at_ms >= turns.at_ms
)

select
    case_key,
    case
        when previous_case_id is null then null
        when not is_known then 'unknown'
        when previous_key is null then 'elsewhere'
        when status in ('solved', 'closed') then status
        else 'open'
    end as state,

from placed
