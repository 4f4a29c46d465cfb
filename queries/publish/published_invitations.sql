-- One row per invitation of the report's month, or answer without one.
select
    concat_ws('/', case_id, invitations.at_ms) as item,
    cases.case_id,
    cases.account_id,
    invitations.at_ms,
    coalesce(
        regexp_replace(invitations.scale_min::text, '\.0$', '')
        || ' to '
        || regexp_replace(invitations.scale_max::text, '\.0$', ''),
        'none'
    ) as scale,
    invitations.is_invitation,
    invitations.score,
    invitations.answer,

from scope_invitations as invitations

inner join scope_cases as cases
    on invitations.case_key = cases.case_key

where invitations.month = getvariable('report_month')

order by item
