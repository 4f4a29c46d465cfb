-- One row per case that the report is about: one policy's, or one account's under it.
select
    cases.case_key,
    cases.case_id,
    cases.account_id,
    cases.policy,
    coalesce(accounts.name, cases.account_id, 'no account') as account_name,
    cases.opened_at_ms,
    cases.severity,
    cases.channel,
    cases.category,
    rows.product,
    json_extract_string(rows.extra, '$.assignment_group') as assignment_group,

from case_facts as cases

inner join raw.cases as rows
    on cases.case_id = rows.case_id

left join raw.accounts as accounts
    on cases.account_id = accounts.account_id

where
    cases.policy = getvariable('report_policy')
    and (
        getvariable('report_account') is null
        or cases.account_id = getvariable('report_account')
    )
