-- One row per answer of the months shown that has a score: good, or not.
select
    'answers' as what,
    cases.case_id,
    asked.account_id,
    asked.account_name,
    null::varchar as promise,
    asked.tier,
    asked.severity,
    format('{:g}-{:g}', asked.scale_min, asked.scale_max) as kind,
    asked.answer as says,
    if(asked.has_miss, 'missed', 'kept') as mark,
    asked.score::double as amount,
    asked.at_ms,
    asked.month,

from scope_invitations as asked

inner join scope_cases as cases
    on asked.case_key = cases.case_key

where asked.is_answered
