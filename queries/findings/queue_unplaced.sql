-- One row: cases of those that waited in the month in hours that nobody can
-- tell.
select count(distinct waits.case_key)::bigint as cases

from queue_waits as waits

inner join policy.queue_places as places
    on waits.place_id = places.place_id
    and places.calendar_id is null

inner join scope_cases as cases
    on waits.case_key = cases.case_key

where
    waits.from_ms < getvariable('report_to_ms')
    and waits.to_ms > getvariable('report_from_ms')
