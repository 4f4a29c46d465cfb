-- Five rows per case opened in the quarter: itself, its severity, category,
-- channel and product.
with

told as (
    select
        cases.*,
        unnest([
            {'mark': 'all', 'kind': null::varchar},
            {'mark': 'severity', 'kind': cases.severity},
            {'mark': 'category', 'kind': cases.category},
            {'mark': 'channel', 'kind': cases.channel},
            {'mark': 'product', 'kind': cases.product},
        ], recursive := true),
    from scope_cases as cases
    where
        cases.opened_at_ms >= getvariable('report_from_ms')
        and cases.opened_at_ms < getvariable('report_to_ms')
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
    getvariable('report_month') as month,

from told
