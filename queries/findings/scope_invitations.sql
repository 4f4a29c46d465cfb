-- One row per invitation to judge one of those cases, with its answer if there is one.
with

replayed as (
    select as_of_ms
    from policy.replays
),

months as (
    select
        unnest(getvariable('report_months')) as month,
        unnest(getvariable('report_month_starts')) as from_ms,
),

surveys as (
    select
        cases.case_key,
        surveys.sent_at_ms,
        coalesce(surveys.sent_at_ms, surveys.answered_at_ms) as at_ms,
        if(
            surveys.answered_at_ms > replayed.as_of_ms,
            null,
            surveys.score
        ) as score,
        surveys.scale_min,
        surveys.scale_max,
    from raw.surveys as surveys
    inner join scope_cases as cases
        on surveys.case_id = cases.case_id
    cross join replayed
),

sent as (
    select
        cases.case_key,
        events.at_ms,
    from raw.events as events
    inner join scope_cases as cases
        on events.case_id = cases.case_id
    where events.type = 'survey_sent'
),

undated as (
    select case_key
    from surveys
    where sent_at_ms is null
),

undated_or_other as (
    select sent.*
    from sent
    anti join surveys
        on sent.case_key = surveys.case_key
        and sent.at_ms = surveys.sent_at_ms
),

unrecorded as (
    select undated_or_other.*
    from undated_or_other
    anti join undated
        on undated_or_other.case_key = undated.case_key
),

scored_rows as (
    select
        cases.case_key,
        coalesce(
            rows.closed_at_ms,
            rows.solved_at_ms,
            rows.opened_at_ms
        ) as at_ms,
        rows.csat_score as score,
        rows.csat_scale_min as scale_min,
        rows.csat_scale_max as scale_max,
    from raw.cases as rows
    inner join scope_cases as cases
        on rows.case_id = cases.case_id
    anti join surveys
        on cases.case_key = surveys.case_key
    where rows.csat_score is not null
),

invitations as (
    select
        case_key,
        at_ms,
        score,
        scale_min,
        scale_max,
        true as is_invitation,
    from surveys
    union all
    select
        case_key,
        at_ms,
        null,
        null,
        null,
        true,
    from unrecorded
    union all
    select
        case_key,
        at_ms,
        score,
        scale_min,
        scale_max,
        false,
    from scored_rows
),

scales as (
    select
        scale_min,
        scale_max,
        bool_or(score <> floor(score)) as has_parts,
        case
            when has_parts then scale_min + 0.75 * (scale_max - scale_min)
            when scale_max - scale_min >= 4 then scale_max - 1
            else scale_max
        end as good_from,
    from invitations
    where scale_max is not null
    group by
        scale_min,
        scale_max
),

labels as (
    select
        case_key,
        arg_min(tier, started_at_ms) as tier,
        arg_min(severity, started_at_ms) as severity,
        bool_or(verdict = 'missed') as has_miss,
    from scope_rows
    where
        is_house
        and counted_at_ms < getvariable('report_to_ms')
    group by case_key
)

select
    invitations.case_key,
    months.month,
    labels.tier,
    labels.severity,
    labels.has_miss,
    invitations.is_invitation,
    invitations.scale_min,
    invitations.scale_max,
    invitations.score between invitations.scale_min and invitations.scale_max
        as is_answered,
    invitations.score is not null
        and invitations.score
            not between invitations.scale_min and invitations.scale_max
        as is_off_scale,
    invitations.score is not null
        and invitations.scale_max is null as is_without_scale,
    invitations.score >= scales.good_from as is_good,
    scales.good_from,
    scales.has_parts,

from invitations

cross join replayed

left join scales
    on invitations.scale_min = scales.scale_min
    and invitations.scale_max = scales.scale_max

left join labels
    on invitations.case_key = labels.case_key

asof inner join months
    on invitations.at_ms >= months.from_ms

where
    invitations.at_ms < getvariable('report_to_ms')
    and invitations.at_ms <= replayed.as_of_ms
