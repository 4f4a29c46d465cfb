-- One row per deliverable owed to an account: its period as instants, and what
-- showed it.
with

export as (
    select
        (select count(*) > 0 from raw.engagements) as has_engagements,
        (select min(opened_at_ms) from stg_cases) as begins_ms,
),

bounds as (
    select
        account_id,
        version_key,
        deliverable,
        time_zone,
        period_from,
        unnest([
            {'is_start': true, 'local_date': period_from},
            {'is_start': false, 'local_date': period_to}
        ]) as bound,
    from int_deliverable_periods
),

midnights as (
    select
        bounds.account_id,
        bounds.version_key,
        bounds.deliverable,
        bounds.period_from,
        bounds.bound.is_start as is_start,
        arg_min(
            greatest(
                epoch_ms(bounds.bound.local_date::timestamp)
                - offsets.offset_ms,
                offsets.from_ms
            ),
            offsets.from_ms
        ) as at_ms,
    from bounds
    inner join policy.zone_offsets as offsets
        on bounds.time_zone = offsets.time_zone
        and epoch_ms(bounds.bound.local_date::timestamp)
        < offsets.to_ms + offsets.offset_ms
    group by all
),

periods as (
    select
        periods.*,
        subjects.case_key,
        starts.at_ms as started_at_ms,
        ends.at_ms as ends_ms,
    from int_deliverable_periods as periods
    inner join int_deliverable_subjects as subjects
        on periods.account_id = subjects.account_id
        and periods.policy = subjects.policy
        and periods.deliverable = subjects.deliverable
    inner join midnights as starts
        on periods.account_id = starts.account_id
        and periods.version_key = starts.version_key
        and periods.deliverable = starts.deliverable
        and periods.period_from = starts.period_from
        and starts.is_start
    left join midnights as ends
        on periods.account_id = ends.account_id
        and periods.version_key = ends.version_key
        and periods.deliverable = ends.deliverable
        and periods.period_from = ends.period_from
        and not ends.is_start
    cross join export
    where
        starts.at_ms <= getvariable('as_of_ms')
        and (
            not periods.is_quarterly
            or starts.at_ms >= export.begins_ms
        )
),

meetings as (
    select
        periods.case_key,
        periods.started_at_ms,
        min(engagements.held_at_ms) as satisfied_at_ms,
        arg_min(
            engagements.source_id::bigint * 1099511627776
            + engagements.source_row,
            engagements.held_at_ms
        ) as satisfied_arrival,
    from periods
    inner join policy.deliverables as deliverables
        on periods.version_key = deliverables.version_key
        and periods.deliverable = deliverables.deliverable
    inner join raw.engagements as engagements
        on periods.account_id = engagements.account_id
        and deliverables.engagement = engagements.type
        and engagements.held_at_ms >= periods.started_at_ms
        and engagements.held_at_ms < coalesce(periods.ends_ms, 9e18::bigint)
        and engagements.held_at_ms <= getvariable('as_of_ms')
        and (
            deliverables.minutes is null
            or engagements.duration_minutes >= deliverables.minutes
        )
        and (
            deliverables.roles is null
            or list_contains(
                deliverables.roles,
                lower(engagements.held_by_role)
            )
        )
    group by
        periods.case_key,
        periods.started_at_ms
),

columns_filled as (
    select
        periods.case_key,
        periods.started_at_ms,
    from periods
    inner join policy.deliverables as deliverables
        on periods.version_key = deliverables.version_key
        and periods.deliverable = deliverables.deliverable
    inner join raw.accounts as accounts
        on periods.account_id = accounts.account_id
    where
        coalesce(
            json_extract_string(
                to_json(accounts),
                '$."' || deliverables.column_name || '"'
            ),
            json_extract_string(
                accounts.extra,
                '$."' || deliverables.column_name || '"'
            ),
            ''
        ) <> ''
),

shown as (
    select
        periods.case_key,
        periods.started_at_ms,
        if(
            columns_filled.case_key is not null,
            periods.started_at_ms,
            meetings.satisfied_at_ms
        ) as satisfied_at_ms,
        meetings.satisfied_arrival,
    from periods
    left join meetings
        on periods.case_key = meetings.case_key
        and periods.started_at_ms = meetings.started_at_ms
    left join columns_filled
        on periods.case_key = columns_filled.case_key
        and periods.started_at_ms = columns_filled.started_at_ms
)

select
    periods.case_key,
    periods.profile_id,
    periods.deliverable,
    periods.started_at_ms,
    if(periods.is_quarterly, periods.ends_ms - 1, null) as due_at_ms,
    shown.satisfied_at_ms,
    shown.satisfied_arrival,
    if(periods.is_quarterly, null, periods.ends_ms) as end_ms,
    case
        when deliverables.engagement is null
            then if(periods.has_account, null, 'accounts')
        when not export.has_engagements
            or (
                shown.satisfied_at_ms is null
                and periods.started_at_ms < export.begins_ms
            )
            then 'engagements'
    end as missing_field,

from periods

cross join export

inner join policy.deliverables as deliverables
    on periods.version_key = deliverables.version_key
    and periods.deliverable = deliverables.deliverable

left join shown
    on periods.case_key = shown.case_key
    and periods.started_at_ms = shown.started_at_ms
