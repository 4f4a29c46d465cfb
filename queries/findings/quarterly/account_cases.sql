-- One row per case of the accounts that are reported together, under whatever policy or none.
select
    cases.case_key,
    cases.case_id,
    cases.account_id,
    coalesce(accounts.name, cases.account_id) as account_name,
    cases.policy,
    versions.version,
    cases.opened_at_ms,
    cases.severity,
    cases.channel,
    cases.category,
    rows.product,
    rows.subject,
    least(
        coalesce(rows.solved_at_ms, rows.closed_at_ms),
        coalesce(rows.closed_at_ms, rows.solved_at_ms)
    ) as row_resolved_at_ms,
    json_extract_string(rows.extra, '$.assignment_group') as assignment_group,

from case_facts as cases

inner join account_batch as batch
    on cases.account_id = batch.account_id

inner join raw.cases as rows
    on cases.case_id = rows.case_id

left join raw.accounts as accounts
    on cases.account_id = accounts.account_id

left join policy.versions as versions
    on cases.version_key = versions.version_key
