-- One row per invitation to judge a case, with its answer if there is one, and
-- per answer whose invitation nothing tells.
with

answered_before as (
    select
        surveys.case_key,
        surveys.arrival,
        count(*)::integer as earlier_answers,
    from stg_surveys as surveys
    inner join stg_replaced_answers as replaced
        on surveys.case_key = replaced.case_key
        and surveys.sent_at_ms is not distinct from replaced.sent_at_ms
        and (
            surveys.score <> replaced.score
            or surveys.answered_at_ms is distinct from replaced.answered_at_ms
        )
    where surveys.score is not null
    group by
        surveys.case_key,
        surveys.arrival
),

surveys as (
    select
        surveys.*,
        coalesce(answered_before.earlier_answers, 0) as earlier_answers,
    from stg_surveys as surveys
    left join answered_before
        on surveys.case_key = answered_before.case_key
        and surveys.arrival = answered_before.arrival
),

undated as (
    select
        surveys.*,
        max(sent.sent_at_ms) as taken_sent_at_ms,
    from surveys
    left join int_dated_surveys as sent
        on surveys.case_key = sent.case_key
        and not sent.is_in_surveys
        and sent.sent_at_ms <= coalesce(
            surveys.answered_at_ms,
            getvariable('as_of_ms')
        )
    where surveys.sent_at_ms is null
    group by all
),

answered as (
    select
        sent.case_key,
        sent.sent_at_ms,
        sent.is_in_events,
        sent.is_in_surveys or undated.case_key is not null as is_in_surveys,
        coalesce(surveys.answered_at_ms, undated.answered_at_ms)
            as answered_at_ms,
        coalesce(
            surveys.is_answered_later,
            undated.is_answered_later,
            false
        ) as is_answered_later,
        coalesce(surveys.score, undated.score) as score,
        coalesce(surveys.scale_min, undated.scale_min) as scale_min,
        coalesce(surveys.scale_max, undated.scale_max) as scale_max,
        coalesce(surveys.has_comment, undated.has_comment, false)
            as has_comment,
        coalesce(surveys.respondent_id, undated.respondent_id)
            as respondent_id,
        coalesce(surveys.earlier_answers, undated.earlier_answers, 0)
            as earlier_answers,
        coalesce(surveys.arrival, undated.arrival, sent.event_arrival)
            as arrival,
    from int_dated_surveys as sent
    left join surveys
        on sent.case_key = surveys.case_key
        and sent.row_sent_at_ms = surveys.sent_at_ms
    left join undated
        on sent.case_key = undated.case_key
        and sent.sent_at_ms = undated.taken_sent_at_ms
        and not sent.is_in_surveys
    union all
    select
        case_key,
        null,
        false,
        true,
        answered_at_ms,
        is_answered_later,
        score,
        scale_min,
        scale_max,
        has_comment,
        respondent_id,
        earlier_answers,
        arrival,
    from undated
    where taken_sent_at_ms is null
),

ranked as (
    select
        *,
        row_number() over (
            partition by case_key
            order by sent_at_ms desc nulls last
        ) = 1 as is_last,
    from answered
)

select
    ranked.case_key,
    ranked.sent_at_ms,
    ranked.is_in_events,
    ranked.is_in_surveys,
    scores.case_key is not null as is_in_case_row,
    ranked.answered_at_ms,
    ranked.is_answered_later,
    coalesce(ranked.score, scores.score) as score,
    coalesce(scores.scale_min, ranked.scale_min) as scale_min,
    coalesce(scores.scale_max, ranked.scale_max) as scale_max,
    ranked.has_comment,
    ranked.respondent_id,
    ranked.earlier_answers,
    coalesce(scores.arrival, ranked.arrival) as arrival,

from ranked

left join stg_row_scores as scores
    on ranked.is_last
    and ranked.case_key = scores.case_key

union all

select
    scores.case_key,
    null,
    false,
    false,
    true,
    null,
    false,
    scores.score,
    scores.scale_min,
    scores.scale_max,
    false,
    null,
    0,
    scores.arrival,

from stg_row_scores as scores

anti join answered
    on scores.case_key = answered.case_key
