-- One row per date on which a holiday closes or shortens a calendar's member,
-- and stretch that stays open.
select
    calendar_id,
    member,
    closed_date,
    name,
    opens,
    closes,

from policy.calendar_closures
