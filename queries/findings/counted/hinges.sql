-- One row per verdict of the month that some scenario contradicts: `says` the
-- house's, `kind` the scenarios as a mask, which the program names by their
-- readings.
select
    'hinges' as what,
    any_value(cases.case_id) as case_id,
    any_value(cases.account_id) as account_id,
    any_value(cases.account_name) as account_name,
    scope_rows.promise,
    coalesce(
        max(scope_rows.tier) filter (where scope_rows.is_house),
        max(scope_rows.tier)
    ) as tier,
    coalesce(
        max(scope_rows.severity) filter (where scope_rows.is_house),
        max(scope_rows.severity)
    ) as severity,
    any_value(scope_rows.hinge_mask)::text as kind,
    coalesce(
        any_value(scope_rows.verdict) filter (where scope_rows.is_house),
        'elsewhere'
    ) as says,
    null::varchar as mark,
    null::double as amount,
    scope_rows.started_at_ms as at_ms,
    getvariable('report_month') as month,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

where scope_rows.hinge_mask <> 0

group by
    scope_rows.case_key,
    scope_rows.promise,
    scope_rows.started_at_ms

having
    if(
        bool_or(scope_rows.is_house),
        any_value(scope_rows.month) filter (where scope_rows.is_house),
        any_value(scope_rows.month)
    ) = getvariable('report_month')
