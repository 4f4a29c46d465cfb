-- One row per stretch of numbers that no id of a sequence has; runs of fewer than ten numbers,
-- or with more missing than there, are none.
with

sequences as (
    select
        table_name,
        prefix,
        run,
    from numbered_ids
    group by
        table_name,
        prefix,
        run
    having
        count(*) >= 10
        and sum(missing) <= count(*)
)

select
    ids.table_name,
    ids.prefix,
    ids.number - ids.missing as first_number,
    ids.number - 1 as last_number,
    ids.missing::bigint as missing,

from numbered_ids as ids

semi join sequences
    on ids.table_name = sequences.table_name
    and ids.prefix = sequences.prefix
    and ids.run = sequences.run

where ids.missing > 0

order by
    ids.table_name,
    ids.prefix,
    first_number
