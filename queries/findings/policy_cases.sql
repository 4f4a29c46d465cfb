-- One row per case of an account under the policy.
select cases.case_id

from raw.cases as cases

semi join policy_accounts as accounts
    on cases.account_id = accounts.account_id
