-- One row per table, type of event and column: in how many of the policy's
-- rows the column is filled. Columns of the exports' own are among them.
with

case_rows as (
    select rows.*
    from raw.cases as rows
    semi join policy_cases as cases
        on rows.case_id = cases.case_id
),

event_rows as (
    select rows.* exclude (extra)
    from raw.events as rows
    semi join policy_cases as cases
        on rows.case_id = cases.case_id
),

account_rows as (
    select rows.*
    from raw.accounts as rows
    semi join policy_accounts as accounts
        on rows.account_id = accounts.account_id
),

contract_rows as (
    select *
    from raw.contracts
    where policy = getvariable('asked_policy')
),

contact_rows as (
    select rows.*
    from raw.contacts as rows
    semi join policy_accounts as accounts
        on rows.account_id = accounts.account_id
),

engagement_rows as (
    select rows.*
    from raw.engagements as rows
    semi join policy_accounts as accounts
        on rows.account_id = accounts.account_id
),

survey_rows as (
    select rows.*
    from raw.surveys as rows
    semi join policy_cases as cases
        on rows.case_id = cases.case_id
),

case_counts as (
    select count(columns(*)) from case_rows
),

event_counts as (
    select type as event_type, count(columns(*))
    from event_rows
    group by type
),

account_counts as (
    select count(columns(*)) from account_rows
),

contract_counts as (
    select count(columns(*)) from contract_rows
),

contact_counts as (
    select count(columns(*)) from contact_rows
),

engagement_counts as (
    select count(columns(*)) from engagement_rows
),

survey_counts as (
    select count(columns(*)) from survey_rows
),

release_counts as (
    select count(columns(*)) from raw.releases
),

holiday_counts as (
    select count(columns(*)) from raw.holidays
),

counted as (
    select 'cases' as table_name, null as event_type, column_name, filled
    from (
        unpivot case_counts on columns(*)
        into name column_name value filled
    )
    union all
    select 'events', event_type, column_name, filled
    from (
        unpivot event_counts on columns(* exclude (event_type))
        into name column_name value filled
    )
    union all
    select 'accounts', null, column_name, filled
    from (
        unpivot account_counts on columns(*)
        into name column_name value filled
    )
    union all
    select 'contracts', null, column_name, filled
    from (
        unpivot contract_counts on columns(*)
        into name column_name value filled
    )
    union all
    select 'contacts', null, column_name, filled
    from (
        unpivot contact_counts on columns(*)
        into name column_name value filled
    )
    union all
    select 'engagements', null, column_name, filled
    from (
        unpivot engagement_counts on columns(*)
        into name column_name value filled
    )
    union all
    select 'surveys', null, column_name, filled
    from (
        unpivot survey_counts on columns(*)
        into name column_name value filled
    )
    union all
    select 'releases', null, column_name, filled
    from (
        unpivot release_counts on columns(*)
        into name column_name value filled
    )
    union all
    select 'holidays', null, column_name, filled
    from (
        unpivot holiday_counts on columns(*)
        into name column_name value filled
    )
),

own_columns as (
    select 'cases' as table_name, unnest(json_keys(extra)) as column_name
    from case_rows
    where extra is not null
    union all
    select 'accounts', unnest(json_keys(extra))
    from account_rows
    where extra is not null
    union all
    select 'contracts', unnest(json_keys(extra))
    from contract_rows
    where extra is not null
    union all
    select 'contacts', unnest(json_keys(extra))
    from contact_rows
    where extra is not null
    union all
    select 'engagements', unnest(json_keys(extra))
    from engagement_rows
    where extra is not null
)

select
    table_name,
    event_type,
    column_name,
    filled::bigint as filled,

from counted

union all

select
    table_name,
    null,
    column_name,
    count(*)::bigint,

from own_columns

group by
    table_name,
    column_name
