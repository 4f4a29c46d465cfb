-- One row per obligation of the house that a waiver names: with the waiver that
-- names it most closely, the first of equals.
with

asked as (
    select
        waiver_row,
        case_id,
        obligation_id,
        promise,
        unnest(subjects) as subject,
    from waivers
),

subjects as (
    select
        case_key,
        case_id as subject,
        policy,
        version_key,
    from case_facts
    where case_id in (select subject from asked)
    union all
    select
        case_key,
        account_id || ':' || deliverable,
        policy,
        null,
    from account_deliverables
    where account_id || ':' || deliverable in (select subject from asked)
),

owed as (
    select
        subjects.subject,
        outcomes.case_key,
        outcomes.promise_id,
        outcomes.started_at_ms,
        outcomes.verdict,
        outcomes.period_at_ms,
        promises.promise,
        concat_ws(
            '/',
            coalesce(versions.policy, subjects.policy, 'none'),
            coalesce(versions.version, 'none'),
            subjects.subject,
            coalesce(promises.promise, 'none'),
            coalesce(
                strftime(
                    make_timestamp(outcomes.started_at_ms * 1000),
                    '%Y-%m-%dT%H:%M:%S.%gZ'
                ),
                'none'
            )
        ) as obligation_id,
    from ledger_rows as outcomes
    inner join subjects
        on outcomes.case_key = subjects.case_key
    left join policy.assignments as assignments
        on outcomes.assignment_id = assignments.assignment_id
    left join policy.versions as versions
        on coalesce(subjects.version_key, assignments.binding_version_key)
        = versions.version_key
    left join policy.promises as promises
        on outcomes.promise_id = promises.promise_id
    where outcomes.is_house
)

select
    owed.case_key,
    owed.promise_id,
    owed.started_at_ms,
    owed.obligation_id,
    owed.promise,
    list_extract(
        ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'],
        owed.verdict
    ) as verdict,
    owed.period_at_ms,
    arg_min(
        asked.waiver_row,
        {
            'distance': case
                when asked.obligation_id is not null then 0
                when asked.promise is not null then 1
                else 2
            end,
            'waiver_row': asked.waiver_row,
        }
    ) as waiver_row,
    list(asked.waiver_row order by asked.waiver_row) as waiver_rows,

from owed

inner join asked
    on owed.subject = asked.subject
    and (asked.promise is null or asked.promise = owed.promise)
    and (
        asked.obligation_id is null
        or asked.obligation_id = owed.obligation_id
    )

group by
    owed.case_key,
    owed.promise_id,
    owed.started_at_ms,
    owed.obligation_id,
    owed.promise,
    owed.verdict,
    owed.period_at_ms
