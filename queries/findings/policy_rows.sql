-- One row per table and type of event: how many rows the policy has there, and
-- of how many cases.
select
    'events' as table_name,
    events.type as event_type,
    count(*)::bigint as rows,
    count(distinct events.case_id)::bigint as cases,

from raw.events as events

semi join policy_cases as cases
    on events.case_id = cases.case_id

group by events.type

union all

select 'cases', null, count(*)::bigint, count(*)::bigint
from policy_cases

union all

select 'accounts', null, count(*)::bigint, null
from policy_accounts
