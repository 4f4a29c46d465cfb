-- One row per case whose policy asks for facts by table and column: what is known
-- of them, as one JSON object; a value that the policy does not name is '~'.
with

asking as (
    select
        contracts.case_key,
        contracts.account_id,
        contracts.policy,
        contracts.contract_starts_on,
        contracts.tier,
        cases.case_id,
        facts.place,
        facts.column_name,
        facts.name,
        facts.named_values,
    from int_case_contracts as contracts
    inner join stg_cases as cases
        on contracts.case_key = cases.case_key
    inner join policy.versions as versions
        on contracts.policy = versions.policy
        and contracts.opened_date between versions.effective_from
            and versions.effective_to
    inner join policy.asked_facts as facts
        on versions.version_key = facts.version_key
),

asked_rows as (
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        asking.column_name,
        to_json(rows) as filled,
        rows.extra,
    from asking
    inner join raw.cases as rows
        on asking.case_id = rows.case_id
    where asking.place = 'case'
    union all
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        asking.column_name,
        to_json(rows),
        rows.extra,
    from asking
    inner join raw.accounts as rows
        on asking.account_id = rows.account_id
    where asking.place = 'account'
    union all
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        asking.column_name,
        to_json(rows),
        rows.extra,
    from asking
    inner join raw.contracts as rows
        on asking.account_id = rows.account_id
        and asking.policy = rows.policy
        and asking.contract_starts_on = rows.starts_on
        and asking.tier is not distinct from rows.tier
    where asking.place = 'contract'
),

known as (
    select
        case_key,
        name,
        named_values,
        coalesce(
            json_extract_string(filled, '$."' || column_name || '"'),
            json_extract_string(extra, '$."' || column_name || '"')
        ) as value,
    from asked_rows
    union all
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        coalesce(events.value, 'true'),
    from asking
    inner join raw.events as events
        on asking.case_id = events.case_id
        and asking.column_name = events.type
        and events.at_ms <= getvariable('as_of_ms')
    where asking.place = 'event'
),

folded as (
    select
        case_key,
        name,
        if(list_contains(named_values, value), value, '~') as value,
    from known
    where coalesce(value, '') <> ''
    group by all
),

told as (
    select
        case_key,
        name,
        string_agg(value, chr(10) order by value) as value,
    from folded
    group by
        case_key,
        name
)

select
    case_key,
    '{'
    || string_agg(
        to_json(name)::varchar || ':' || to_json(value)::varchar,
        ','
        order by name
    )
    || '}' as asked,

from told

group by case_key
