-- One row per table and beginning of ids that end in numbers: how many there are, from which
-- number to which, and how many numbers in between no row has.
select
    table_name,
    prefix,
    sum(ids)::bigint as ids,
    count(*)::bigint as numbers,
    min(number) as first_number,
    max(number) as last_number,
    (max(number) - min(number) + 1 - count(*))::bigint as missing,

from numbered_ids

where number is not null

group by
    table_name,
    prefix

order by
    table_name,
    ids desc,
    prefix
