-- One row per combination of the facts on which support hours depend.
select
    hours_tier as tier,
    hours_site as site,
    hours_country as country,
    hours_severity as severity,
    hours_channel as channel,
    hours_category as category,
    hours_product as product,

from scope_kinds

group by all

order by all
