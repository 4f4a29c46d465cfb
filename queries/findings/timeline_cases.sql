-- One row per case whose timeline is asked for.
select
    cases.case_key,
    cases.case_id,
    cases.account_id,
    coalesce(accounts.name, cases.account_id, 'no account') as account_name,
    cases.policy,
    cases.opened_at_ms,
    cases.severity,
    rows.subject,

from case_facts as cases

inner join raw.cases as rows
    on cases.case_id = rows.case_id

left join raw.accounts as accounts
    on cases.account_id = accounts.account_id

where cases.case_id in (select unnest(getvariable('timeline_case_ids')))

order by cases.case_key
