-- One row per policy and scale on which its customers judge cases: from which
-- score an answer is good, and from when to when the scale was in use. Cases
-- without a policy stand together.
with

seen as (
    select
        profiles.policy,
        invitations.scale_min,
        invitations.scale_max,
        min(coalesce(invitations.sent_at_ms, invitations.answered_at_ms))
            as first_at_ms,
        max(coalesce(invitations.sent_at_ms, invitations.answered_at_ms))
            as last_at_ms,
        coalesce(
            bool_or(invitations.score <> floor(invitations.score)) filter (
                where invitations.score
                    between invitations.scale_min and invitations.scale_max
            ),
            false
        ) as has_parts,
    from int_invitations as invitations
    inner join int_case_profiles as profiles
        on invitations.case_key = profiles.case_key
    where invitations.scale_min is not null
    group by
        profiles.policy,
        invitations.scale_min,
        invitations.scale_max
)

select
    policy,
    scale_min,
    scale_max,
    has_parts,
    case
        when has_parts then scale_min + 0.75 * (scale_max - scale_min)
        when scale_max - scale_min >= 4 then scale_max - 1
        else scale_max
    end as good_from,
    nullif(first_at_ms, min(first_at_ms) over (partition by policy)) as from_ms,
    nullif(last_at_ms, max(last_at_ms) over (partition by policy)) as to_ms,

from seen
