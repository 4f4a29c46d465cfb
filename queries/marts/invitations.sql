-- One row per invitation to judge a case by the as-of instant, with its answer
-- if there is one, and per answer whose invitation nothing tells.
with

last_closings as (
    select
        case_key,
        max(at_ms) as at_ms,
    from int_asked_closings
    group by case_key
),

first_severities as (
    select
        case_key,
        arg_min(severity_id, at_ms) as severity_id,
    from int_severity_states
    group by case_key
),

placed as (
    select
        invitations.*,
        coalesce(
            invitations.sent_at_ms,
            invitations.answered_at_ms,
            last_closings.at_ms,
            cases.opened_at_ms
        ) as at_ms,
        cases.severity as first_severity,
        profiles.policy,
        if(versions.has_tiers, contracts.tier, null) as tier,
    from int_invitations as invitations
    inner join stg_cases as cases
        on invitations.case_key = cases.case_key
    inner join int_case_profiles as profiles
        on invitations.case_key = profiles.case_key
    inner join int_case_contracts as contracts
        on invitations.case_key = contracts.case_key
    left join policy.versions as versions
        on profiles.version_key = versions.version_key
    left join last_closings
        on invitations.case_key = last_closings.case_key
),

assumed as (
    select
        placed.case_key,
        placed.arrival,
        max(scales.scale_min) as scale_min,
        max(scales.scale_max) as scale_max,
    from placed
    inner join int_scales as scales
        on placed.policy is not distinct from scales.policy
        and placed.at_ms >= coalesce(scales.from_ms, placed.at_ms)
        and placed.at_ms <= coalesce(scales.to_ms, placed.at_ms)
    where placed.scale_min is null
    group by
        placed.case_key,
        placed.arrival
    having count(*) = 1
)

select
    placed.case_key,
    row_number() over (
        partition by placed.case_key
        order by
            placed.at_ms,
            placed.arrival
    ) as invitation,
    placed.at_ms,
    placed.sent_at_ms,
    closings.at_ms as closed_at_ms,
    placed.answered_at_ms,
    placed.sent_at_ms is not null
        or (
            placed.score is null
            and placed.answered_at_ms is null
            and not placed.has_comment
        ) as is_invitation,
    placed.is_in_events,
    placed.is_in_surveys,
    placed.is_in_case_row,
    placed.tier,
    coalesce(
        severities.severity,
        placed.first_severity,
        firsts.severity
    ) as severity,
    scales.scale_min,
    scales.scale_max,
    placed.scale_min is null and scales.scale_min is not null
        as is_scale_assumed,
    scales.good_from,
    scales.has_parts,
    placed.score,
    case
        when placed.score is null and placed.is_answered_later then 'later'
        when
            placed.score is null
            and (placed.answered_at_ms is not null or placed.has_comment)
            then 'blank'
        when placed.score is null then 'none'
        when placed.scale_min is null then 'no_scale'
        when placed.score not between scales.scale_min and scales.scale_max
            then 'off_scale'
        when placed.score >= scales.good_from then 'good'
        else 'not_good'
    end as answer,
    placed.has_comment,
    placed.respondent_id,
    placed.earlier_answers,
    placed.arrival,

from placed

left join assumed
    on placed.case_key = assumed.case_key
    and placed.arrival = assumed.arrival

left join int_scales as scales
    on placed.policy is not distinct from scales.policy
    and coalesce(placed.scale_min, assumed.scale_min) = scales.scale_min
    and coalesce(placed.scale_max, assumed.scale_max) = scales.scale_max

asof left join int_asked_closings as closings
    on placed.case_key = closings.case_key
    and placed.sent_at_ms >= closings.at_ms

asof left join int_severity_states as states
    on placed.case_key = states.case_key
    and placed.at_ms >= states.at_ms

left join stg_severities as severities
    on states.severity_id = severities.severity_id

left join first_severities
    on placed.case_key = first_severities.case_key

left join stg_severities as firsts
    on first_severities.severity_id = firsts.severity_id
