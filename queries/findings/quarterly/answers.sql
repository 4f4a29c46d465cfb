-- One row per account, policy, scale and period: invitations, answers and those that were good.
select
    cases.account_id,
    cases.policy,
    invitations.month,
    invitations.scale_min,
    invitations.scale_max,
    any_value(invitations.good_from) as good_from,
    any_value(invitations.has_parts) as has_parts,
    count_if(invitations.is_invitation)::bigint as invited,
    count_if(invitations.is_answered)::bigint as answered,
    count_if(invitations.is_answered and invitations.answer = 'good')::bigint
        as good,
    count_if(invitations.is_answered and not invitations.is_invitation)::bigint
        as uninvited,

from scope_invitations as invitations

inner join scope_cases as cases
    on invitations.case_key = cases.case_key

group by
    cases.account_id,
    cases.policy,
    invitations.month,
    invitations.scale_min,
    invitations.scale_max

order by all
