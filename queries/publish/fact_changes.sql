-- One row per fact, or case of which only the sum is known, that two runs tell
-- otherwise: it arrived since, or its content is another, or it is gone.
select
    coalesce(past.table_name, present.table_name) as table_name,
    coalesce(past.key, present.key) as key,
    coalesce(past.case_id, present.case_id) as case_id,
    coalesce(past.account_id, present.account_id) as account_id,
    case
        when past.content is null then 'late'
        when present.content is null then 'corrected'
        when past.facts < present.facts then 'late'
        else 'corrected'
    end as kind,
    coalesce(present.source, past.source) as source,
    greatest(coalesce(present.facts, 0) - coalesce(past.facts, 0), 1) as facts,

from before_facts as past

full outer join published_facts as present
    on past.table_name = present.table_name
    and past.key = present.key
    and past.case_id is not distinct from present.case_id
    and past.account_id is not distinct from present.account_id

where past.content is distinct from present.content
