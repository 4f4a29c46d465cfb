-- One row per case with its tier and those facts on which support hours depend.
with

tiers as (
    select
        outcomes.case_key,
        arg_min(
            assignments.tier,
            {
                'at_ms': outcomes.started_at_ms,
                'promise_id': outcomes.promise_id,
            }
        ) as tier,
    from ledger_rows as outcomes
    inner join scope_cases as cases
        on outcomes.case_key = cases.case_key
    inner join policy.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
    where
        outcomes.is_house
        and assignments.tier is not null
    group by outcomes.case_key
)

select
    cases.case_key,
    tiers.tier,
    if(
        list_contains(getvariable('report_hours_facts'), 'tier'),
        tiers.tier,
        null
    ) as hours_tier,
    if(
        list_contains(getvariable('report_hours_facts'), 'site'),
        accounts.site,
        null
    ) as hours_site,
    if(
        list_contains(getvariable('report_hours_facts'), 'country'),
        accounts.country,
        null
    ) as hours_country,
    if(
        list_contains(getvariable('report_hours_facts'), 'severity'),
        cases.severity,
        null
    ) as hours_severity,
    if(
        list_contains(getvariable('report_hours_facts'), 'channel'),
        cases.channel,
        null
    ) as hours_channel,
    if(
        list_contains(getvariable('report_hours_facts'), 'category'),
        cases.category,
        null
    ) as hours_category,
    if(
        list_contains(getvariable('report_hours_facts'), 'product'),
        rows.product,
        null
    ) as hours_product,

from scope_cases as cases

inner join raw.cases as rows
    on cases.case_id = rows.case_id

left join raw.accounts as accounts
    on cases.account_id = accounts.account_id

left join tiers
    on cases.case_key = tiers.case_key
