-- One row per thing of an account and policy that was counted beside obligations,
-- the first so many of each sort: those of the quarter before the rest.
select
    rows.*,
    cases.policy,
    count(*) over sorts as total,

from counted_rows as rows

inner join scope_cases as cases
    on rows.case_id = cases.case_id

where
    rows.month = getvariable('report_month')
    or rows.what <> 'opened'

window
    sorts as (partition by rows.account_id, cases.policy, rows.what),
    first_of_all as (
        partition by rows.account_id, cases.policy, rows.what
        order by
            rows.month desc,
            rows.says not in ('not_good'),
            rows.mark,
            rows.at_ms,
            rows.case_id,
            rows.promise,
            rows.kind,
            rows.says,
            rows.tier,
            rows.severity
    )

qualify row_number() over first_of_all <= getvariable('counted_limit')

order by
    rows.account_id,
    cases.policy,
    rows.what,
    row_number() over first_of_all
