-- One row per account, policy and deliverable that some reading promises it: what
-- stands for a case in the ledger, numbered after the cases.
with

subjects as (
    select
        account_id,
        policy,
        deliverable,
    from int_account_promises
    group by all
)

select
    *,
    (
        row_number() over (order by subjects)
        + (select count(*) from stg_cases)
    )::integer as case_key,

from subjects
