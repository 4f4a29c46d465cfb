-- One row: the cases of the workspace, and how many of them no policy judges.
select
    count(*)::bigint as cases,
    count_if(policy is null)::bigint as without_contract,
    count_if(policy is not null and version_key is null)::bigint
        as without_version,

from case_facts
