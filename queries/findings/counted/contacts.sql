-- One row per account under contract when the month ended: how many contacts it
-- had named.
select
    'contacts' as what,
    null::varchar as case_id,
    contacts.account_id,
    contacts.account_name,
    null::varchar as promise,
    contacts.tier,
    null::varchar as severity,
    null::varchar as kind,
    case
        when contacts.named = 0 then 'none'
        when contacts.named > contacts.allowed then 'too_many'
        else 'within'
    end as says,
    null::varchar as mark,
    contacts.named::double as amount,
    null::bigint as at_ms,
    getvariable('report_month') as month,

from contact_rows as contacts
