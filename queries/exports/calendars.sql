-- One row per calendar and name that a policy version has for it.
select
    calendar_id,
    policy,
    policy_version,
    calendar,
    members,
    scenarios,

from policy.calendars
