-- One row per case that breaks completeness: its survey rows, the instants of
-- its events or its own score are not all in its invitations, each once.
with

told as (
    select
        case_key,
        'surveys' as source,
    from stg_surveys
    union all
    select
        case_key,
        'events',
    from stg_surveys_sent
    union all
    select
        case_key,
        'case row',
    from stg_row_scores
),

counted as (
    select
        case_key,
        count_if(source = 'surveys') as in_surveys,
        count_if(source = 'events') as in_events,
        count_if(source = 'case row') as in_case_row,
    from told
    group by case_key
),

invited as (
    select
        case_key,
        count_if(is_in_surveys) as in_surveys,
        count_if(is_in_events) as in_events,
        count_if(is_in_case_row) as in_case_row,
    from invitations
    group by case_key
)

select
    coalesce(counted.case_key, invited.case_key) as case_key,
    counted.in_surveys as surveys_told,
    invited.in_surveys as surveys_counted,
    counted.in_events as events_told,
    invited.in_events as events_counted,

from counted

full join invited
    on counted.case_key = invited.case_key

where
    counted.in_surveys is distinct from invited.in_surveys
    or counted.in_events is distinct from invited.in_events
    or counted.in_case_row is distinct from invited.in_case_row
