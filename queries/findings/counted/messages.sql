-- One row per message of ours in the month, first or later, and what it left.
select
    'messages' as what,
    cases.case_id,
    cases.account_id,
    cases.account_name,
    null::varchar as promise,
    null::varchar as tier,
    null::varchar as severity,
    if(messages.is_first, 'first', 'later') as kind,
    case
        when messages.is_left_so then 'left_so'
        when messages.is_undecided then 'undecided'
        else 'left_otherwise'
    end as says,
    null::varchar as mark,
    null::double as amount,
    messages.at_ms,
    getvariable('report_month') as month,

from response_rows as messages

inner join scope_cases as cases
    on messages.case_key = cases.case_key
