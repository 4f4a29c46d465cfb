-- One row per waiver: how much of the ledger it names, how much of that is the
-- report's, was missed, and was missed in the month.
with

named as (
    select
        waived.*,
        unnest(waived.waiver_rows) as named_by,
    from waived_obligations as waived
),

placed as (
    select
        named.*,
        cases.case_key is not null or subjects.case_key is not null as is_here,
        cases.case_key is not null as is_rated,
        missed.case_key is not null as is_in_month,
    from named
    left join scope_cases as cases
        on named.case_key = cases.case_key
    left join (
        select case_key
        from account_deliverables
        where
            policy = getvariable('report_policy')
            and (
                getvariable('report_account') is null
                or account_id = getvariable('report_account')
            )
    ) as subjects
        on named.case_key = subjects.case_key
    left join (
        select
            case_key,
            promise_id,
            started_at_ms,
        from scope_rows
        where
            is_house
            and month = getvariable('report_month')
            and verdict = 'missed'
    ) as missed
        on named.case_key = missed.case_key
        and named.promise_id = missed.promise_id
        and named.started_at_ms = missed.started_at_ms
),

tallies as (
    select
        named_by,
        count(*)::bigint as named,
        count_if(is_here)::bigint as here,
        count_if(verdict = 'missed')::bigint as missed,
        count_if(verdict = 'missed' and is_rated)::bigint as rated_missed,
        count_if(is_in_month)::bigint as in_month,
        count_if(is_in_month and waiver_row = named_by)::bigint as applied,
        list_sort(list(distinct verdict)) as verdicts,
    from placed
    group by named_by
),

cases_named as (
    select
        asked.waiver_row,
        count(*)::bigint as cases,
        count(mine.case_key)::bigint as cases_here,
    from (
        select
            waiver_row,
            unnest(subjects) as subject,
        from waivers
    ) as asked
    inner join case_facts as cases
        on asked.subject = cases.case_id
    left join scope_cases as mine
        on cases.case_key = mine.case_key
    group by asked.waiver_row
)

select
    waivers.waiver_row,
    waivers.case_id,
    waivers.obligation_id,
    waivers.promise,
    waivers.reason,
    waivers.approver,
    waivers.approved_on,
    waivers.note,
    coalesce(cases_named.cases, 0) as cases,
    coalesce(cases_named.cases_here, 0) as cases_here,
    coalesce(tallies.named, 0) as named,
    coalesce(tallies.here, 0) as here,
    coalesce(tallies.missed, 0) as missed,
    coalesce(tallies.rated_missed, 0) as rated_missed,
    coalesce(tallies.in_month, 0) as in_month,
    coalesce(tallies.applied, 0) as applied,
    coalesce(tallies.verdicts, []::varchar[]) as verdicts,

from waivers

left join tallies
    on waivers.waiver_row = tallies.named_by

left join cases_named
    on waivers.waiver_row = cases_named.waiver_row

order by waivers.waiver_row
