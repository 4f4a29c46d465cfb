-- One row: how the month's invitations and answers were counted.
with

now as (
    select *
    from scope_invitations
    where month = getvariable('report_month')
),

asked_again as (
    select
        now.case_key,
        bool_or(earlier.closed_at_ms is not distinct from now.closed_at_ms)
            as is_same_closing,
    from now
    inner join scope_invitations as earlier
        on now.case_key = earlier.case_key
        and now.invitation > earlier.invitation
    where
        now.is_invitation
        and earlier.is_invitation
    group by
        now.case_key,
        now.invitation
),

people as (
    select count(*) as answers
    from now
    where
        is_answered
        and respondent_id is not null
    group by respondent_id
    having count(*) > 1
)

select
    count_if(is_invitation)::bigint as invitations,
    count_if(is_in_events and is_in_surveys)::bigint as in_both,
    count_if(is_in_events and not is_in_surveys)::bigint as in_events,
    count_if(is_invitation and not is_in_events)::bigint as in_surveys,
    count_if(not is_invitation)::bigint as uninvited,
    count_if(answer = 'blank')::bigint as blank,
    count_if(answer = 'blank' and has_comment)::bigint as blank_with_comment,
    count_if(answer = 'off_scale')::bigint as off_scale,
    count_if(answer = 'no_scale')::bigint as no_scale,
    count_if(answer = 'later')::bigint as answered_later,
    count_if(is_answered and answered_at_ms is null and not is_in_case_row)
        ::bigint as undated_answers,
    count_if(is_answered and is_in_case_row)::bigint as case_row_scores,
    count_if(answered_at_ms < sent_at_ms)::bigint as answered_before,
    count_if(sent_at_ms < opened_at_ms)::bigint as sent_before_opening,
    count_if(earlier_answers > 0)::bigint as answered_again,
    count_if(is_scale_assumed)::bigint as scale_assumed,
    count_if(is_invitation and scale_min is null and score is null)::bigint
        as scale_unknown,
    count_if(is_invitation and not is_judged)::bigint as not_judged,
    (select count(*) from asked_again)::bigint as asked_again,
    (select count_if(is_same_closing) from asked_again)::bigint
        as asked_again_unclosed,
    (select count(*) from people)::bigint as repeat_people,
    (select coalesce(sum(answers), 0) from people)::bigint as repeat_answers,
    count_if(is_answered and respondent_id is null)::bigint as unnamed_answers,
    count_if(sent_at_ms >= closed_at_ms)::bigint as delays,
    median(sent_at_ms - closed_at_ms)::bigint as median_delay_ms,
    quantile_cont(sent_at_ms - closed_at_ms, 0.9)::bigint as p90_delay_ms,
    count_if(sent_at_ms is not null and closed_at_ms is null)::bigint
        as sent_unclosed,

from now
