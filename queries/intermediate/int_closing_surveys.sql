-- One row per turn of a case to closed after which a survey is owed: the first
-- invitation before the next one.
with

turns as (
    select
        turns.*,
        lead(turns.started_at_ms) over (
            partition by turns.case_key
            order by turns.started_at_ms
        ) as next_closing_ms,
    from int_closing_turns as turns
    inner join int_procedure_cases as cases
        on turns.case_key = cases.case_key
        and cases.promise_id = 11
),

invitations as (
    select
        case_key,
        at_ms,
        arrival,
        false as is_row,
    from int_acts
    where type = 'survey_sent'
    union all
    select
        cases.case_key,
        surveys.sent_at_ms,
        surveys.source_id::bigint * 1099511627776 + surveys.source_row,
        true,
    from raw.surveys as surveys
    inner join stg_cases as cases
        on surveys.case_id = cases.case_id
    where surveys.sent_at_ms <= getvariable('as_of_ms')
),

answers as (
    select
        turns.case_key,
        turns.started_at_ms,
        min(invitations.at_ms) as satisfied_at_ms,
        arg_min(
            invitations.arrival,
            {
                'at_ms': invitations.at_ms,
                'is_row': invitations.is_row,
                'arrival': invitations.arrival
            }
        ) as satisfied_arrival,
    from turns
    inner join invitations
        on turns.case_key = invitations.case_key
        and invitations.at_ms >= turns.started_at_ms
        and invitations.at_ms < coalesce(turns.next_closing_ms, 9e18::bigint)
    group by
        turns.case_key,
        turns.started_at_ms
)

select
    turns.case_key,
    turns.started_at_ms,
    turns.start_arrival,
    if(
        coalesce(answers.satisfied_at_ms <= turns.left_at_ms, true),
        answers.satisfied_at_ms,
        null
    ) as satisfied_at_ms,
    if(
        coalesce(answers.satisfied_at_ms <= turns.left_at_ms, true),
        answers.satisfied_arrival,
        null
    ) as satisfied_arrival,
    turns.left_at_ms as end_ms,
    if(export.has_invitations, null, 'survey_sent') as missing_field,

from turns

cross join int_export_facts as export

left join answers
    on turns.case_key = answers.case_key
    and turns.started_at_ms = answers.started_at_ms
