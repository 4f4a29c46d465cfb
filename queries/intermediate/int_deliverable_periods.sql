-- One row per account, deliverable and period for which it is owed, as local dates:
-- a whole quarter in contract, or all the time that it is promised.
with

as_of as (
    select make_timestamp(getvariable('as_of_ms') * 1000)::date as as_of_date
),

quarters as (
    select
        promises.*,
        unnest(range(
            date_trunc('quarter', promises.starts_on)::timestamp,
            (as_of.as_of_date + 2)::timestamp,
            interval 3 month
        ))::date as period_from,
        (period_from + interval 3 month)::date as period_to,
    from int_account_promises as promises
    cross join as_of
    where promises.is_quarterly
),

whole as (
    select
        account_id,
        policy,
        deliverable,
        min(starts_on) as period_from,
        if(
            max(ends_on) = date '9999-12-31',
            null,
            max(ends_on) + 1
        ) as period_to,
    from int_account_promises
    where
        not is_quarterly
        and starts_on between effective_from and effective_to
    group by
        account_id,
        policy,
        deliverable
),

periods as (
    select *
    from quarters
    where
        period_from >= starts_on
        and period_to - 1 <= ends_on
    union all
    select
        promises.*,
        whole.period_from,
        whole.period_to,
    from int_account_promises as promises
    inner join whole
        on promises.account_id = whole.account_id
        and promises.policy = whole.policy
        and promises.deliverable = whole.deliverable
        and promises.starts_on = whole.period_from
)

select *

from periods

where period_from between effective_from and effective_to

qualify
    row_number() over (
        partition by
            account_id,
            version_key,
            deliverable,
            period_from
        order by
            starts_on desc,
            tier nulls last
    ) = 1
