-- One row: the first and the last event of the scope's cases that the data tells.
select
    min(events.at_ms) as first_at_ms,
    max(events.at_ms) as last_at_ms,
    count(*)::bigint as events,

from raw.events as events

semi join scope_cases as cases
    on events.case_id = cases.case_id
