-- One row per account, policy, kind, value and period: cases opened in it.
select
    opened.account_id,
    cases.policy,
    opened.mark as kind,
    opened.kind as value,
    opened.month,
    count(*)::bigint as cases,

from counted_rows as opened

inner join scope_cases as cases
    on opened.case_id = cases.case_id

where opened.what = 'opened'

group by all

order by all
