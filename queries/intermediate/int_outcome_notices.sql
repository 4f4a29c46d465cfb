-- One row per case that stayed closed with an outcome of which its customer is to
-- be told, or with none recorded: the first word of ours since it was solved.
with

turns as (
    select
        turns.*,
        cases.has_messages,
        cases.terminal_ms,
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
),

unclear as (
    select
        turns.case_key,
        arg_min(instants.our_unknown_field, instants.at_ms) as unknown_field,
    from turns
    left join words
        on turns.case_key = words.case_key
    inner join int_case_instants as instants
        on turns.case_key = instants.case_key
        and instants.our_unknown_field is not null
        and instants.at_ms >= turns.solved_at_ms
        and instants.at_ms < coalesce(words.satisfied_at_ms, 9e18::bigint)
        and instants.at_ms <= coalesce(turns.terminal_ms, 9e18::bigint)
    group by turns.case_key
)

select
    turns.case_key,
    turns.started_at_ms,
    turns.start_arrival,
    turns.terminal_ms,
    words.satisfied_at_ms,
    words.satisfied_arrival,
    case
        when turns.closure_code is null then 'closure_code'
        when not turns.has_messages then 'message'
        else unclear.unknown_field
    end as missing_field,

from turns

left join words
    on turns.case_key = words.case_key

left join unclear
    on turns.case_key = unclear.case_key
