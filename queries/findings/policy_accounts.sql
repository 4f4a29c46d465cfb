-- One row per account with a contract under the policy; where the policy is the
-- workspace's default, also per account of a case that has none under any.
select contracts.account_id

from raw.contracts as contracts

where contracts.policy = getvariable('asked_policy')

group by contracts.account_id

union

select cases.account_id

from raw.cases as cases

anti join raw.contracts as contracts
    on cases.account_id = contracts.account_id

where
    getvariable('is_default_policy')
    and cases.account_id is not null

group by cases.account_id
