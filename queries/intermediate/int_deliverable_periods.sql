-- One row per account, deliverable and period for which it is owed, as local dates:
-- a quarter that lies wholly in one contract or in several without a gap, or all
-- the time that it is promised.
with

as_of as (
    select make_timestamp(getvariable('as_of_ms') * 1000)::date as as_of_date
),

spans as (
    select
        account_id,
        policy,
        deliverable,
        greatest(starts_on, effective_from) as starts_on,
        max(least(ends_on, effective_to)) as ends_on,
    from int_account_promises
    where is_quarterly
    group by
        account_id,
        policy,
        deliverable,
        greatest(starts_on, effective_from)
),

joined as (
    select
        spans.*,
        coalesce(
            starts_on > 1 + max(ends_on) over (
                partition by account_id, policy, deliverable
                order by starts_on
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as is_new,
    from spans
),

numbered as (
    select
        joined.*,
        count_if(is_new) over (
            partition by account_id, policy, deliverable
            order by starts_on
        ) as stretch,
    from joined
),

stretches as (
    select
        account_id,
        policy,
        deliverable,
        min(starts_on) as starts_on,
        max(ends_on) as ends_on,
    from numbered
    group by
        account_id,
        policy,
        deliverable,
        stretch
),

quarters as (
    select
        stretches.*,
        unnest(range(
            date_trunc('quarter', stretches.starts_on)::timestamp,
            (as_of.as_of_date + 2)::timestamp,
            interval 3 month
        ))::date as period_from,
        (period_from + interval 3 month)::date as period_to,
    from stretches
    cross join as_of
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
    select
        promises.*,
        quarters.period_from,
        quarters.period_to,
    from int_account_promises as promises
    inner join quarters
        on promises.account_id = quarters.account_id
        and promises.policy = quarters.policy
        and promises.deliverable = quarters.deliverable
        and quarters.period_from between promises.starts_on
            and promises.ends_on
    where
        quarters.period_from >= quarters.starts_on
        and quarters.period_to - 1 <= quarters.ends_on
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
