-- One row per invitation of the months shown, and whether it was answered.
select
    'invitations' as what,
    cases.case_id,
    asked.account_id,
    asked.account_name,
    null::varchar as promise,
    asked.tier,
    asked.severity,
    case
        when asked.scale_max is not null
            then format('{:g}-{:g}', asked.scale_min, asked.scale_max)
    end as kind,
    if(asked.is_answered, 'answered', 'silent') as says,
    if(asked.has_miss, 'missed', 'kept') as mark,
    null::double as amount,
    asked.at_ms,
    asked.month,

from scope_invitations as asked

inner join scope_cases as cases
    on asked.case_key = cases.case_key

where asked.is_invitation
