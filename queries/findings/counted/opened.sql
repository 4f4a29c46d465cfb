-- One row per case opened in the periods shown and sort of topic: itself, its
-- severity, category, channel and product.
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
        opened.*,
        unnest([
            {'mark': 'all', 'kind': null::varchar},
            {'mark': 'severity', 'kind': opened.severity},
            {'mark': 'category', 'kind': opened.category},
            {'mark': 'channel', 'kind': opened.channel},
            {'mark': 'product', 'kind': opened.product},
        ], recursive := true),
    from opened
)

select
    'opened' as what,
    case_id,
    account_id,
    account_name,
    null::varchar as promise,
    null::varchar as tier,
    severity,
    kind,
    null::varchar as says,
    mark,
    null::double as amount,
    opened_at_ms as at_ms,
    month,

from told
