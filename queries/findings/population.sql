-- One row: how many cases and accounts the month's obligations belong to.
select
    count(*)::bigint as obligations,
    count(distinct case_key)::bigint as cases,
    count(distinct account_id)::bigint as accounts,

from scope_rows

where
    is_house
    and month = getvariable('report_month')
