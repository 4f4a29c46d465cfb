-- One row per run of numbers at the end of ids: how many there are, from which to which, how many
-- in between no row has, and how many before the run were jumped.
select
    table_name,
    prefix,
    sum(ids)::bigint as ids,
    count(*)::bigint as numbers,
    min(number) as first_number,
    max(number) as last_number,
    sum(missing)::bigint as missing,
    any_value(jump)::bigint as jump,

from numbered_ids

group by
    table_name,
    prefix,
    run

order by
    table_name,
    numbers desc,
    prefix,
    first_number
