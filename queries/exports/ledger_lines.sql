-- One row per obligation and scenario as it leaves, its instants as text.
select
    scenario,
    obligation_id,
    case_id,
    account_id,
    policy,
    policy_version,
    tier,
    severity,
    promise,
    sequence,
    clause,
    calendar,
    target,
    target_ms,
    target_low_ms,
    strftime(make_timestamp(started_at_ms * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')
        as started_at,
    strftime(make_timestamp(due_at_ms * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')
        as due_at,
    strftime(make_timestamp(due_low_at_ms * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')
        as due_low_at,
    strftime(make_timestamp(satisfied_at_ms * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')
        as satisfied_at,
    strftime(make_timestamp(ended_at_ms * 1000), '%Y-%m-%dT%H:%M:%S.%gZ')
        as ended_at,
    elapsed_ms,
    overdue_ms,
    targets_in_gap,
    started_by,
    satisfied_by,
    verdict,
    reason,
    settled,
    hinges_on,

from ledger

where
    list_contains(getvariable('export_scenarios'), scenario)
    and (
        getvariable('export_policies') is null
        or list_contains(getvariable('export_policies'), policy)
    )
    and (
        getvariable('export_account') is null
        or account_id = getvariable('export_account')
    )
    and (
        getvariable('export_from_ms') is null
        or (
            period_at_ms >= getvariable('export_from_ms')
            and period_at_ms < getvariable('export_to_ms')
        )
    )
