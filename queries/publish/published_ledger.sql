-- One row per obligation that the report counts under some scenario, and per
-- deliverable that it tells of, as the house reads it.
with

masks as (
    select mask
    from scope_rows
    where month = getvariable('report_month')
    group by mask
),

named as (
    select
        masks.mask,
        string_agg(scenarios.scenario, ' ' order by scenarios.scenario)
            as scenarios,
    from masks
    inner join policy.scenarios as scenarios
        on scenarios.why_not is null
        and list_contains(scenarios.policies, getvariable('report_policy'))
        and ((masks.mask >> scenarios.scenario_id) & 1) = 1
    group by masks.mask
),

spoken as (
    select
        rows.case_key,
        rows.promise,
        rows.started_at_ms,
        bool_or(rows.is_house) as is_counted,
        bool_or(rows.verdict = 'missed' and rows.waiver_row is not null)
            as is_waived,
        string_agg(
            rows.verdict || ': ' || named.scenarios,
            '; ' order by rows.verdict, named.scenarios
        ) as verdicts,
    from scope_rows as rows
    left join named
        on rows.mask = named.mask
    where rows.month = getvariable('report_month')
    group by
        rows.case_key,
        rows.promise,
        rows.started_at_ms
),

on_cases as (
    select
        cases.case_id as subject,
        cases.case_id,
        cases.account_id,
        cases.account_name as account,
        spoken.promise,
        spoken.started_at_ms,
        spoken.is_counted,
        md5(spoken.verdicts) as scenarios,
        cases.channel as case_channel,
        cases.category as case_category,
        cases.assignment_group as case_group,
        spoken.is_waived,
        house.* exclude (
            case_key,
            case_id,
            account_id,
            promise,
            started_at_ms
        ),
    from spoken
    inner join scope_cases as cases
        on spoken.case_key = cases.case_key
    left join ledger_house as house
        on if(spoken.is_counted, spoken.case_key, null) = house.case_key
        and spoken.promise is not distinct from house.promise
        and spoken.started_at_ms is not distinct from house.started_at_ms
),

delivered as (
    select
        subjects.account_id || ':' || subjects.deliverable as subject,
        null as case_id,
        house.account_id,
        coalesce(accounts.name, house.account_id) as account,
        house.promise,
        house.started_at_ms,
        true as is_counted,
        null as scenarios,
        null as case_channel,
        null as case_category,
        null as case_group,
        false as is_waived,
        house.* exclude (
            case_key,
            case_id,
            account_id,
            promise,
            started_at_ms
        ),
    from ledger_house as house
    inner join account_deliverables as subjects
        on house.case_key = subjects.case_key
    left join raw.accounts as accounts
        on house.account_id = accounts.account_id
    where
        house.policy = getvariable('report_policy')
        and (
            getvariable('report_account') is null
            or house.account_id = getvariable('report_account')
        )
        and case
            when getvariable('report_month') = 'all'
                then
                    house.period_at_ms >= getvariable('report_from_ms')
                    and house.period_at_ms < getvariable('report_to_ms')
            else
                house.started_at_ms < getvariable('report_to_ms')
                and (
                    house.due_at_ms is null
                    or house.due_at_ms
                    >= getvariable('report_to_ms') - 86400000
                )
                and (
                    house.due_at_ms is not null
                    or house.verdict = 'running'
                    or house.ended_at_ms >= getvariable('report_from_ms')
                    or house.verdict = 'unmeasured'
                )
        end
),

items as (
    select * from on_cases
    union all
    select * from delivered
)

select
    concat_ws(
        '/',
        subject,
        coalesce(promise, 'none'),
        coalesce(started_at_ms::text, 'none')
    ) as item,
    obligation_id,
    subject,
    case_id,
    account_id,
    account,
    policy_version,
    promise,
    tier,
    severity,
    clause,
    calendar,
    target,
    target_ms,
    started_at_ms,
    due_at_ms,
    satisfied_at_ms,
    ended_at_ms,
    elapsed_ms,
    overdue_ms,
    is_counted,
    verdict,
    reason,
    hinges_on,
    scenarios,
    case_channel,
    case_category,
    case_group,
    coalesce(is_waived, false) as is_waived,

from items

order by item
