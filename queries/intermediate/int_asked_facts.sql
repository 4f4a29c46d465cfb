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

case_values as (
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        coalesce(
            json_extract_string(to_json(rows), '$."' || column_name || '"'),
            json_extract_string(rows.extra, '$."' || column_name || '"')
        ) as value,
    from asking
    inner join raw.cases as rows
        on asking.case_id = rows.case_id
    where asking.place = 'case'
),

account_values as (
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        coalesce(
            json_extract_string(to_json(rows), '$."' || column_name || '"'),
            json_extract_string(rows.extra, '$."' || column_name || '"')
        ) as value,
    from asking
    inner join raw.accounts as rows
        on asking.account_id = rows.account_id
    where asking.place = 'account'
),

contract_values as (
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        coalesce(
            json_extract_string(to_json(rows), '$."' || column_name || '"'),
            json_extract_string(rows.extra, '$."' || column_name || '"')
        ) as value,
    from asking
    inner join raw.contracts as rows
        on asking.account_id = rows.account_id
        and asking.policy = rows.policy
        and asking.contract_starts_on = rows.starts_on
        and asking.tier is not distinct from rows.tier
    where asking.place = 'contract'
),

event_values as (
    select
        asking.case_key,
        asking.name,
        asking.named_values,
        coalesce(events.value, 'true') as value,
    from asking
    inner join raw.events as events
        on asking.case_id = events.case_id
        and asking.column_name = events.type
        and events.at_ms <= getvariable('as_of_ms')
    where asking.place = 'event'
),

known as (
    select * from case_values
    union all
    select * from account_values
    union all
    select * from contract_values
    union all
    select * from event_values
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
