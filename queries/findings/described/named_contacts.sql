-- One row per tier and number of people that an account had named when the month
-- ended: accounts under contract then, and which they are where the number is too high.
select
    tier,
    allowed::bigint as allowed,
    named::bigint as named,
    count(*)::bigint as accounts,
    coalesce(
        list(account_name order by account_name) filter (where named > allowed),
        []
    ) as too_many,

from contact_rows

group by
    tier,
    allowed,
    named

order by
    tier,
    named
