-- One row per account, policy version and deliverable in the ledger: what stands for
-- a case there.
select
    subjects.case_key,
    subjects.account_id,
    versions.policy,
    subjects.version_key,
    subjects.deliverable,

from int_deliverable_subjects as subjects

inner join policy.versions as versions
    on subjects.version_key = versions.version_key
