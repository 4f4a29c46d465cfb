-- One row per table that has rows of a case or an account that no file tells of.
with

strays as (
    select
        'events' as table_name,
        'case' as lacks,
    from raw.events as rows
    anti join raw.cases as cases
        on rows.case_id = cases.case_id
    union all
    select
        'surveys',
        'case',
    from raw.surveys as rows
    anti join raw.cases as cases
        on rows.case_id = cases.case_id
    union all
    select
        'cases',
        'account',
    from raw.cases as rows
    anti join raw.accounts as accounts
        on rows.account_id = accounts.account_id
    union all
    select
        'contracts',
        'account',
    from raw.contracts as rows
    anti join raw.accounts as accounts
        on rows.account_id = accounts.account_id
)

select
    table_name,
    lacks,
    count(*)::bigint as strays,

from strays

group by
    table_name,
    lacks

order by table_name
