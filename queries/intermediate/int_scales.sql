-- One row per policy and scale on which its customers judge cases: from which
-- score an answer is good. Cases without a policy stand together.
with

seen as (
    select
        profiles.policy,
        invitations.scale_min,
        invitations.scale_max,
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
    *,
    case
        when has_parts then scale_min + 0.75 * (scale_max - scale_min)
        when scale_max - scale_min >= 4 then scale_max - 1
        else scale_max
    end as good_from,
    count(*) over (partition by policy) = 1 as is_only,

from seen
