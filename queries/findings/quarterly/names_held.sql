-- One row per name or id of an account or an agent that the exports hold.
with

accounts as (
    select
        account_id,
        account_id as name,
    from raw.accounts
    union
    select
        account_id,
        name,
    from raw.accounts
    where name is not null
    union
    select
        account_id,
        account_id,
    from raw.cases
),

agents as (
    select actor_id as name
    from raw.events
    where actor_type = 'agent'
    group by actor_id
)

select
    account_id as of,
    name,
    'account' as kind,

from accounts

where account_id is not null

union all

select
    '' as of,
    name,
    'agent' as kind,

from agents

where name is not null

order by all
