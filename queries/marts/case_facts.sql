-- One row per case that was replayed: what pages and ledgers say of it.
select
    cases.case_key,
    cases.case_id,
    profiles.account_id,
    profiles.policy,
    profiles.version_key,
    cases.opened_at_ms,
    cases.severity,
    cases.channel,
    cases.category,
    crowds.is_widespread,
    cases.source_id,
    cases.source_row,

from stg_cases as cases

inner join int_case_profiles as profiles
    on cases.case_key = profiles.case_key

left join int_case_crowds as crowds
    on cases.case_key = crowds.case_key
