-- One row per case that was open to see by the as-of instant, with a number of
-- its own.
select
    (row_number() over (order by case_id))::integer as case_key,
    case_id,
    account_id,
    opened_at_ms,
    severity,
    channel,
    category,
    environment,
    product,
    product_version,
    requester_id,
    requester_country,
    opened_by_type,
    closure_code,
    row_facts,
    source_id,
    source_row,

from raw.cases

where opened_at_ms <= getvariable('as_of_ms')
