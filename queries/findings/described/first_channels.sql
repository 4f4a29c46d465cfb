-- One row per channel: cases opened in the month, and whether the channel was open then.
select
    channel,
    is_channel_open,
    count(*)::bigint as cases,

from scope_openings

group by all

order by all
