-- One row: invitations and answers of the workspace that are in no policy's
-- figures.
with

strays as (
    select case_id
    from raw.surveys
    union all
    select case_id
    from raw.events
    where type = 'survey_sent'
),

unknown as (
    select strays.case_id
    from strays
    anti join raw.cases as cases
        on strays.case_id = cases.case_id
),

unplaced as (
    select invitations.case_key
    from invitations
    inner join case_facts as cases
        on invitations.case_key = cases.case_key
    anti join policy.known as known
        on cases.policy = known.policy
),

unread as (
    select row_number
    from raw.quarantine
    where column_name in ('score', 'csat_score')
)

select
    (select count(*) from unknown)::bigint as unknown_cases,
    (select count(*) from unplaced)::bigint as without_contract,
    (select count(*) from unread)::bigint as unread_scores
