-- One row per stretch of numbers that no id of a sequence has, the longest first; sequences of which
-- more than half is missing are none.
with

neighbours as (
    select
        table_name,
        prefix,
        number,
        lead(number) over (
            partition by
                table_name,
                prefix
            order by number
        ) as next_number,
    from numbered_ids
    where number is not null
),

sequences as (
    select
        table_name,
        prefix,
    from numbered_ids
    where number is not null
    group by
        table_name,
        prefix
    having
        count(*) >= 10
        and 2 * count(*) >= max(number) - min(number) + 1
)

select
    neighbours.table_name,
    neighbours.prefix,
    neighbours.number + 1 as first_number,
    neighbours.next_number - 1 as last_number,
    (neighbours.next_number - neighbours.number - 1)::bigint as missing,

from neighbours

semi join sequences
    on neighbours.table_name = sequences.table_name
    and neighbours.prefix = sequences.prefix

where neighbours.next_number > neighbours.number + 1

order by
    missing desc,
    neighbours.table_name,
    neighbours.prefix,
    first_number
