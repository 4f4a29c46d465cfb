-- One row per fact by `facts_until_ms`: those of `facts_concerned` cases each by
-- itself, those of any other case together, and each row of the other tables. Of
-- the cases those of `facts_chunk`, one of `facts_chunks`; the others in the first.
with

-- Divided here, for a condition further on would be looked at after all the hashing.
own_cases as (
    select * from raw.cases
    where hash(case_id) % getvariable('facts_chunks') = getvariable('facts_chunk')
),

own_events as (
    select * from raw.events
    where hash(case_id) % getvariable('facts_chunks') = getvariable('facts_chunk')
),

own_surveys as (
    select * from raw.surveys
    where hash(case_id) % getvariable('facts_chunks') = getvariable('facts_chunk')
),

case_facts_told as (
    select
        'cases' as table_name,
        case_id as key,
        case_id,
        opened_at_ms as at_ms,
        md5(to_json({
            account: account_id,
            opened: opened_at_ms,
            severity: severity,
            channel: channel,
            category: category,
            environment: environment,
            product: product,
            version: product_version,
            requester: requester_id,
            country: requester_country,
            opener: opened_by_type,
            closure: closure_code,
            previous: previous_case_id,
            extra: extra
        })::text) as content,
        source_id,
    from own_cases
    union all
    select
        'cases',
        case_id || ' ' || fact,
        case_id,
        at_ms,
        md5(at_ms::text),
        source_id,
    from (
        select
            case_id,
            source_id,
            unnest([
                'first_response_at', 'solved_at', 'closed_at'
            ]) as fact,
            unnest([
                first_response_at_ms, solved_at_ms, closed_at_ms
            ]) as at_ms,
        from own_cases
    )
    where at_ms is not null
    union all
    select
        'cases',
        case_id || ' csat_score',
        case_id,
        null,
        md5(concat_ws('/', csat_score, csat_scale_min, csat_scale_max)),
        source_id,
    from own_cases
    where csat_score is not null
    union all
    select
        'events',
        coalesce(
            event_id,
            md5(to_json([
                at_ms::text, type, actor_type, actor_id, visibility, value
            ])::text)
        ),
        case_id,
        at_ms,
        md5(to_json({
            instant: at_ms,
            what: type,
            actor: actor_type,
            who: actor_id,
            role: actor_role,
            visibility: visibility,
            channel: channel,
            told: value,
            previous: previous_value,
            extra: extra
        })::text),
        coalesce(content_source_id, source_id),
    from own_events
    union all
    select
        'surveys',
        coalesce(sent_at_ms::text, 'unsent'),
        case_id,
        sent_at_ms,
        md5(concat_ws('/', scale_min, scale_max)),
        source_id,
    from own_surveys
    union all
    select
        'surveys',
        coalesce(sent_at_ms::text, 'unsent') || ' answer',
        case_id,
        answered_at_ms,
        md5(concat_ws('/', answered_at_ms, score, respondent_id, comment)),
        source_id,
    from own_surveys
    where
        answered_at_ms is not null
        or score is not null
        or comment is not null
),

of_cases as (
    select
        case_facts_told.*,
        concerned.case_id is not null as is_concerned,
    from case_facts_told
    left join facts_concerned as concerned
        on case_facts_told.case_id = concerned.case_id
    where
        coalesce(case_facts_told.at_ms, 0) <= getvariable('facts_until_ms')
),

others as (
    select
        'accounts' as table_name,
        account_id as key,
        account_id,
        null::bigint as at_ms,
        md5(to_json({
            site: site,
            country: country,
            zone: time_zone,
            onboarded: onboarding_completed_on,
            is_new: is_new_user,
            sdk: sdk_in_use,
            active: active,
            extra: extra
        })::text) as content,
        source_id,
    from raw.accounts
    union all
    select
        'contracts',
        concat_ws('/', policy, tier, starts_on),
        account_id,
        null,
        md5(to_json({ends: ends_on, plan: plan, extra: extra})::text),
        source_id,
    from raw.contracts
    union all
    select
        'contacts',
        concat_ws('/', contact_id, named_from),
        account_id,
        null,
        md5(coalesce(named_to::text, '')),
        source_id,
    from raw.contacts
    union all
    select
        'engagements',
        concat_ws('/', type, held_at_ms),
        account_id,
        held_at_ms,
        md5(to_json({
            minutes: duration_minutes, role: held_by_role, extra: extra
        })::text),
        source_id,
    from raw.engagements
    where held_at_ms <= getvariable('facts_until_ms')
    union all
    select
        'releases',
        concat_ws('/', product, version),
        null,
        null,
        md5(released_on::text),
        source_id,
    from raw.releases
    union all
    select
        'holidays',
        concat_ws('/', date, calendar, opens, closes),
        null,
        null,
        md5(''),
        source_id,
    from raw.holidays
),

facts as (
    select
        table_name,
        key,
        case_id,
        null as account_id,
        at_ms,
        content,
        1::bigint as facts,
        source_id,
    from of_cases
    where is_concerned
    union all
    select
        'case',
        case_id,
        case_id,
        null,
        null,
        md5(array_to_string(
            list_transform(
                list_sort(
                    list({name: table_name, key: key, content: content})
                ),
                lambda fact: fact.content
            ),
            ' '
        )),
        count(*),
        null,
    from of_cases
    where not is_concerned
    group by case_id
    union all
    select
        table_name,
        key,
        null,
        account_id,
        at_ms,
        content,
        1,
        source_id,
    from others
    where getvariable('facts_chunk') = 0
)

select
    facts.table_name,
    facts.key,
    facts.case_id,
    facts.account_id,
    facts.at_ms,
    facts.content,
    facts.facts,
    sources.path as source,
    sources.sha256 as source_sha256,

from facts

left join raw.sources as sources
    on facts.source_id = sources.source_id
