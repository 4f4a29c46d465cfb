-- One row: cases unresolved at the severity asked for at some instant of the
-- month, and how many of them tell of the customer's resource.
select
    count(*)::bigint as cases,
    count_if(is_telling)::bigint as telling,

from resource_rows
