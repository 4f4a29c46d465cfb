-- One row per kind of reporter: cases opened in the month on tiers whose accounts
-- may name contacts. Empty: nobody can tell whether a named contact reported.
select
    is_named,
    count(*)::bigint as cases,

from reporter_rows

group by is_named

order by is_named
