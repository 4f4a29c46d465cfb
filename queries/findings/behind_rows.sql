-- One row per obligation of the period as the house reads it, what was missed
-- first: what stands behind its figures, as many of each policy, or of each
-- account and policy, as are asked for.
select
    concat_ws(
        '/',
        coalesce(versions.policy, facts.policy, 'none'),
        coalesce(versions.version, 'none'),
        cases.case_id,
        coalesce(scope_rows.promise, 'none'),
        coalesce(
            strftime(
                make_timestamp(scope_rows.started_at_ms * 1000),
                '%Y-%m-%dT%H:%M:%S.%gZ'
            ),
            'none'
        )
    ) as obligation_id,
    cases.account_id,
    facts.policy,
    cases.case_id,
    cases.account_name,
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity,
    cases.channel,
    cases.category,
    cases.assignment_group,
    scope_rows.started_at_ms,
    scope_rows.due_at_ms,
    scope_rows.elapsed_ms is not null as has_clock,
    scope_rows.verdict,
    scope_rows.reason,
    case
        when
            scope_rows.verdict = 'met'
            and scope_rows.elapsed_ms is not null
            and scope_rows.target_ms > 0
            then
                least(
                    9,
                    10
                    * (scope_rows.target_ms - scope_rows.elapsed_ms)
                    // scope_rows.target_ms
                )::bigint
    end as left_tenth,
    scope_rows.elapsed_ms is not null and coalesce(scope_rows.target_ms > 0, false)
        as is_timed,
    scope_rows.verdict = 'missed' and scope_rows.waiver_row is not null
        as is_waived,
    scope_rows.satisfied_arrival,
    scope_rows.month,
    scope_rows.hinge_mask::text as hinge_mask,
    count(*) over whole as total,

from scope_rows

inner join scope_cases as cases
    on scope_rows.case_key = cases.case_key

inner join case_facts as facts
    on scope_rows.case_key = facts.case_key

left join policy.versions as versions
    on facts.version_key = versions.version_key

where
    scope_rows.is_house
    and (
        scope_rows.month = getvariable('report_month')
        or (getvariable('behind_is_whole') and scope_rows.month is not null)
    )

window
    whole as (
        partition by
            facts.policy,
            if(getvariable('behind_by_account'), cases.account_id, null)
    ),
    worst_first as (
        partition by
            facts.policy,
            if(getvariable('behind_by_account'), cases.account_id, null)
        order by
            scope_rows.verdict <> 'missed',
            scope_rows.promise,
            scope_rows.tier,
            scope_rows.severity,
            scope_rows.due_at_ms,
            cases.case_id,
            scope_rows.started_at_ms
    )

qualify row_number() over worst_first <= getvariable('behind_limit')

order by
    scope_rows.verdict <> 'missed',
    scope_rows.promise,
    scope_rows.tier,
    scope_rows.severity,
    scope_rows.due_at_ms,
    cases.case_id,
    scope_rows.started_at_ms
