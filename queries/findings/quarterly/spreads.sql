-- One row per account, policy, promise, tier and severity: how long answers of the period took.
select
    cases.account_id,
    cases.policy,
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity,
    count(*)::bigint as obligations,
    mode(scope_rows.target) as target,
    median(scope_rows.elapsed_ms)::bigint as median_ms,
    quantile_cont(scope_rows.elapsed_ms, 0.9)::bigint as p90_ms,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

where
    scope_rows.is_house
    and scope_rows.month = getvariable('report_month')
    and scope_rows.verdict in ('met', 'missed')
    and scope_rows.elapsed_ms is not null

group by
    cases.account_id,
    cases.policy,
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity

order by all
