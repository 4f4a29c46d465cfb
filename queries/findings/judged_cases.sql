-- One row per policy that cases name, and whether one of its versions judged them.
select
    policy,
    version_key is not null as is_judged,
    count(*)::bigint as cases,

from case_facts

group by
    policy,
    is_judged

order by
    policy nulls last,
    is_judged desc
