-- One row per account, policy, kind, value and period: cases opened in it.
with

months as (
    select
        unnest(getvariable('report_months')) as month,
        unnest(getvariable('report_month_starts')) as from_ms,
),

opened as (
    select
        cases.*,
        months.month,
    from scope_cases as cases
    asof inner join months
        on cases.opened_at_ms >= months.from_ms
    where cases.opened_at_ms < getvariable('report_to_ms')
),

told as (
    select
        account_id,
        policy,
        month,
        unnest([
            {'kind': 'all', 'value': null::varchar},
            {'kind': 'severity', 'value': severity},
            {'kind': 'category', 'value': category},
            {'kind': 'channel', 'value': channel},
            {'kind': 'product', 'value': product},
        ], recursive := true),
    from opened
)

select
    account_id,
    policy,
    kind,
    value,
    month,
    count(*)::bigint as cases,

from told

group by all

order by all
