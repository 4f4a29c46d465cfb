-- One row per invitation, or answer without one, of those cases in the months
-- shown.
with

months as (
    select
        unnest(getvariable('report_months')) as month,
        unnest(getvariable('report_month_starts')) as from_ms,
),

labels as (
    select
        case_key,
        arg_min(tier, started_at_ms) as tier,
        bool_or(verdict = 'missed') as has_miss,
        bool_or(verdict in ('met', 'missed')) as is_judged,
    from scope_rows
    where
        is_house
        and counted_at_ms < getvariable('report_to_ms')
    group by case_key
)

select
    invitations.* replace (
        coalesce(labels.tier, invitations.tier) as tier
    ),
    months.month,
    cases.account_id,
    cases.account_name,
    cases.opened_at_ms,
    coalesce(labels.has_miss, false) as has_miss,
    coalesce(labels.is_judged, false) as is_judged,
    invitations.answer in ('good', 'not_good') as is_answered,

from invitations

inner join scope_cases as cases
    on invitations.case_key = cases.case_key

left join labels
    on invitations.case_key = labels.case_key

asof inner join months
    on invitations.at_ms >= months.from_ms

where invitations.at_ms < getvariable('report_to_ms')
