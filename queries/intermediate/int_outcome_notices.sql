-- One row per case that stayed closed with an outcome of which its customer is to
-- be told, or with none recorded: the first word of ours since it was solved.
with

turns as (
    select
        turns.*,
        cases.has_messages,
        cases.profile_id,
        rows.closure_code,
    from int_closing_turns as turns
    inner join int_procedure_cases as cases
        on turns.case_key = cases.case_key
        and cases.promise_id = 12
    inner join stg_cases as rows
        on turns.case_key = rows.case_key
    inner join policy.versions as versions
        on cases.version_key = versions.version_key
    where
        turns.left_at_ms is null
        and (
            rows.closure_code is null
            or list_contains(versions.told_outcomes, rows.closure_code)
        )
),

words as (
    select
        turns.case_key,
        min(acts.at_ms) as satisfied_at_ms,
        arg_min(acts.arrival, acts.at_ms) as satisfied_arrival,
    from turns
    inner join int_acts as acts
        on turns.case_key = acts.case_key
        and acts.is_our_message
        and acts.at_ms >= turns.solved_at_ms
    group by turns.case_key
)

select
    turns.case_key,
    turns.started_at_ms,
    turns.start_arrival,
    words.satisfied_at_ms,
    words.satisfied_arrival,
    case
        when turns.closure_code is null then 'closure_code'
        when not turns.has_messages then 'message'
    end as missing_field,

from turns

left join words
    on turns.case_key = words.case_key
