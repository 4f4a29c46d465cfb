-- One row per kind of case and status from which some reading of its policy lets
-- cases be closed by themselves; both, where a policy only says who reopens them.
with

closing as (
    select
        profile_id,
        spell as status,
    from policy.assignments
    where promise_id = 7
    group by
        profile_id,
        spell
),

reopening as (
    select
        profile_id,
        unnest([3, 5]) as status,
    from policy.assignments
    where promise_id = 8
    group by profile_id
)

select
    profile_id,
    status,

from closing

union all

select
    reopening.profile_id,
    reopening.status,

from reopening

anti join closing
    on reopening.profile_id = closing.profile_id
