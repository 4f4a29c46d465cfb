-- One row per case opened in the month that names an earlier one, and one per
-- case of a returning requester: whether who answered first knew it.
select
    'engineers' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    null::varchar as severity,
    matters.matter as kind,
    case
        when not met.has_agent then 'unknown'
        when matters.matter = 'named' and met.is_same_as_named then 'same'
        when matters.matter = 'returning' and met.is_known_agent then 'same'
        else 'another'
    end as says,
    null::varchar as mark,
    null::double as amount,
    cases.opened_at_ms as at_ms,
    getvariable('report_month') as month,

from engineer_rows as met

inner join scope_cases as cases
    on met.case_key = cases.case_key

cross join (select unnest(['named', 'returning']) as matter) as matters

where
    (matters.matter = 'named' and met.is_named)
    or (matters.matter = 'returning' and met.is_known_requester)
