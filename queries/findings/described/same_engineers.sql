-- One row: new cases of the month whose first responder had worked on the case
-- that they name, or on any earlier case of their requester.
select
    count(*) filter (is_named and has_agent)::bigint as named,
    count(*) filter (is_named and is_same_as_named)::bigint as named_same,
    count(*) filter (is_named and not has_agent)::bigint as named_unknown,
    count(*) filter (is_known_requester and has_agent)::bigint as returning,
    count(*) filter (is_known_requester and is_known_agent)::bigint
        as returning_same,
    count(*) filter (is_known_requester and not has_agent)::bigint
        as returning_unknown,

from engineer_rows
