-- One row per combination of facts on which support hours may depend.
select
    tier,
    site,
    country,
    severity,
    channel,
    category,
    product,

from scope_kinds

group by all

order by all
