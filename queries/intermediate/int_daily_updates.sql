-- One row per business date on which a case was active from opening to closing,
-- in each calendar under which some scenario asks for a daily update.
with

calendars as (
    select
        profiles.case_key,
        assignments.calendar_id,
    from int_case_profiles as profiles
    inner join policy.assignments as assignments
        on profiles.profile_id = assignments.profile_id
        and assignments.promise_id = 3
        and not assignments.has_gap_form
        and assignments.calendar_id is not null
    group by all
),

days as (
    select
        spells.case_key,
        spells.started_at_ms,
        spells.ended_at_ms,
        spells.terminal_ms,
        calendars.calendar_id,
        unnest(range(
            spells.started_at_ms // 86400000,
            least(
                coalesce(spells.ended_at_ms, 9e18::bigint),
                getvariable('as_of_ms')
            ) // 86400000 + 1
        )) as bucket,
    from int_active_spells as spells
    inner join calendars
        on spells.case_key = calendars.case_key
    where spells.case_key between getvariable('chunk_from')
        and getvariable('chunk_to')
),

dates as (
    select
        days.case_key,
        days.calendar_id,
        days.terminal_ms,
        dates.opens_ms,
        arg_min(dates.midnight_ms, dates.member) as midnight_ms,
        arg_min(dates.closes_ms, dates.member) as closes_ms,
    from days
    inner join policy.business_dates as dates
        on days.calendar_id = dates.calendar_id
        and days.bucket = dates.opens_ms // 86400000
        and dates.opens_ms >= days.started_at_ms
        and dates.opens_ms <= getvariable('as_of_ms')
    where
        case
            when dates.closes_ms <= getvariable('as_of_ms')
                then coalesce(dates.closes_ms <= days.ended_at_ms, true)
            else days.ended_at_ms is null
        end
    group by
        days.case_key,
        days.calendar_id,
        days.terminal_ms,
        dates.opens_ms
),

answers as (
    select
        dates.case_key,
        dates.calendar_id,
        dates.opens_ms,
        min(instants.at_ms) filter (where instants.human_arrival is not null)
            as satisfied_at_ms,
        arg_min(instants.human_arrival, instants.at_ms)
            filter (where instants.human_arrival is not null)
            as satisfied_arrival,
        arg_min(instants.unknown_field, instants.at_ms)
            filter (where instants.unknown_field is not null)
            as missing_field,
    from dates
    inner join int_case_instants as instants
        on dates.case_key = instants.case_key
        and instants.at_ms between dates.midnight_ms and dates.closes_ms
        and (
            instants.human_arrival is not null
            or instants.unknown_field is not null
        )
    group by
        dates.case_key,
        dates.calendar_id,
        dates.opens_ms
)

select
    dates.case_key,
    dates.calendar_id,
    dates.opens_ms,
    dates.closes_ms,
    dates.terminal_ms,
    answers.satisfied_at_ms,
    answers.satisfied_arrival,
    if(answers.satisfied_at_ms is null, answers.missing_field, null)
        as missing_field,
    case
        when answers.satisfied_at_ms is not null then 1
        when dates.terminal_ms <= dates.closes_ms then 4
        when dates.closes_ms < getvariable('as_of_ms') then 2
        else 3
    end::tinyint as timed_verdict,

from dates

left join answers
    on dates.case_key = answers.case_key
    and dates.calendar_id = answers.calendar_id
    and dates.opens_ms = answers.opens_ms
