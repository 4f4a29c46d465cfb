-- One row per closing by an agent of a case that waited on its customer, without
-- the customer's word, and way of asking for attempts before it.
with

owed as (
    select * from int_unagreed_closings
),

ways as (
    select
        profile_id,
        calendar_id,
        variant,
        needed,
    from policy.assignments
    where promise_id = 9
    group by all
),

attempts as (
    select
        owed.case_key,
        owed.profile_id,
        owed.started_at_ms,
        acts.at_ms,
        min(acts.arrival) as arrival,
    from owed
    inner join int_acts as acts
        on owed.case_key = acts.case_key
        and (
            acts.is_human_message
            or (
                acts.type = 'contact_attempt'
                and acts.actor_type is distinct from 'customer'
            )
        )
        and acts.at_ms between owed.silent_since_ms and owed.started_at_ms
    group by
        owed.case_key,
        owed.profile_id,
        owed.started_at_ms,
        acts.at_ms
),

unclear as (
    select
        owed.case_key,
        owed.started_at_ms,
        arg_min(instants.unknown_field, instants.at_ms) as unknown_field,
    from owed
    inner join int_case_instants as instants
        on owed.case_key = instants.case_key
        and instants.unknown_field is not null
        and instants.at_ms between owed.silent_since_ms and owed.started_at_ms
    group by
        owed.case_key,
        owed.started_at_ms
),

calendars as (
    select
        profile_id,
        calendar_id,
    from ways
    where calendar_id is not null
    group by
        profile_id,
        calendar_id
),

placed as (
    select
        attempts.case_key,
        attempts.started_at_ms,
        attempts.at_ms,
        attempts.arrival,
        calendars.calendar_id,
        segments.is_open = 1 as is_open,
        if(segments.is_open = 1, segments.member, 0) as member,
        attempts.at_ms
        - segments.local_ms
        - (attempts.at_ms - segments.from_ms) as midnight_ms,
        if(is_open, midnight_ms - 7200000, attempts.at_ms - 90000000) as low_ms,
        if(is_open, midnight_ms + 7200000, attempts.at_ms) as high_ms,
        unnest(range(low_ms // 86400000, high_ms // 86400000 + 1)) as bucket,
    from attempts
    inner join calendars
        on attempts.profile_id = calendars.profile_id
    inner join policy.segments as segments
        on calendars.calendar_id = segments.calendar_id
        and attempts.at_ms // 86400000 = segments.bucket
        and attempts.at_ms >= segments.from_ms
        and attempts.at_ms < segments.to_ms
),

dated as (
    select
        placed.case_key,
        placed.started_at_ms,
        placed.at_ms,
        placed.arrival,
        placed.calendar_id,
        dates.business_date,
    from placed
    inner join policy.business_dates as dates
        on placed.calendar_id = dates.calendar_id
        and placed.member = dates.member
        and placed.bucket = dates.midnight_ms // 86400000
        and dates.midnight_ms between placed.low_ms and placed.high_ms
        and (placed.is_open or placed.at_ms < dates.next_midnight_ms)
),

numbered_dates as (
    select
        calendar_id,
        business_date,
        row_number() over (
            partition by calendar_id
            order by business_date
        ) as place,
    from policy.business_dates
    group by
        calendar_id,
        business_date
),

firsts as (
    select
        dated.case_key,
        dated.started_at_ms,
        dated.calendar_id,
        numbered_dates.place,
        min(dated.at_ms) as at_ms,
        arg_min(dated.arrival, dated.at_ms) as arrival,
        row_number() over (
            partition by
                dated.case_key,
                dated.started_at_ms,
                dated.calendar_id
            order by min(dated.at_ms)
        ) as date_number,
        list(numbered_dates.place) over (
            partition by
                dated.case_key,
                dated.started_at_ms,
                dated.calendar_id
            order by min(dated.at_ms)
            rows between unbounded preceding and current row
        ) as places,
    from dated
    inner join numbered_dates
        on dated.calendar_id = numbered_dates.calendar_id
        and dated.business_date = numbered_dates.business_date
    group by
        dated.case_key,
        dated.started_at_ms,
        dated.calendar_id,
        numbered_dates.place
),

-- The last place that counts, and a million for each that counted before it.
spread as (
    select
        *,
        list_reduce(
            places,
            lambda counted, place:
                if(
                    place >= counted % 1000000 + 2,
                    (counted // 1000000 + 1) * 1000000 + place,
                    counted
                )
        ) // 1000000 + 1 as spread_number,
    from firsts
),

reached as (
    select
        firsts.case_key,
        firsts.started_at_ms,
        firsts.calendar_id,
        ways.variant,
        min(firsts.at_ms) as satisfied_at_ms,
        arg_min(firsts.arrival, firsts.at_ms) as satisfied_arrival,
    from spread as firsts
    inner join owed
        on firsts.case_key = owed.case_key
        and firsts.started_at_ms = owed.started_at_ms
    inner join ways
        on owed.profile_id = ways.profile_id
        and firsts.calendar_id = ways.calendar_id
        and case ways.variant
            when 'dates' then firsts.date_number >= ways.needed
            else firsts.spread_number >= ways.needed
        end
    group by
        firsts.case_key,
        firsts.started_at_ms,
        firsts.calendar_id,
        ways.variant
)

select
    owed.case_key,
    ways.variant,
    ways.calendar_id,
    owed.started_at_ms,
    owed.start_arrival,
    reached.satisfied_at_ms,
    reached.satisfied_arrival,
    case
        when owed.actor_type is null then 'actor_type'
        when reached.satisfied_at_ms is null
            and not export.has_contact_attempts
            then 'contact_attempt'
        when reached.satisfied_at_ms is null then unclear.unknown_field
    end as missing_field,

from owed

cross join int_export_facts as export

inner join ways
    on owed.profile_id = ways.profile_id

left join unclear
    on owed.case_key = unclear.case_key
    and owed.started_at_ms = unclear.started_at_ms

left join reached
    on owed.case_key = reached.case_key
    and owed.started_at_ms = reached.started_at_ms
    and ways.calendar_id = reached.calendar_id
    and ways.variant = reached.variant
