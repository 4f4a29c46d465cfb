-- One row per account, policy and deliverable in the ledger: what stands for a case
-- there.
select
    case_key,
    account_id,
    policy,
    deliverable,

from int_deliverable_subjects
