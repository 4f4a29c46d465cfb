-- One row per obligation of a ledger that left as a file, as the house reads it.
with

told as (
    select
        columns(*)::text,
    from ledger_file
    where scenario = 'house'
),

plain as (
    select
        regexp_replace(columns(*), '^''([=+@\t\r-])', '\1'),
    from told
),

rows as (
    select
        *,
        coalesce(
            case_id,
            regexp_replace(
                substr(
                    obligation_id,
                    length(policy) + length(coalesce(policy_version, 'none')) + 3
                ),
                '/[^/]*/[^/]*$',
                ''
            )
        ) as subject,
        epoch_ms(started_at::timestamptz) as started_at_ms,
        epoch_ms(due_at::timestamptz) as due_at_ms,
        epoch_ms(satisfied_at::timestamptz) as satisfied_at_ms,
        epoch_ms(ended_at::timestamptz) as ended_at_ms,
    from plain
),

placed as (
    select
        *,
        case
            when verdict = 'running' then getvariable('file_as_of_ms')
            else coalesce(due_at_ms, ended_at_ms, started_at_ms)
        end as counted_at_ms,
    from rows
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
    null::text as account,
    policy_version,
    promise,
    tier,
    severity,
    clause,
    calendar,
    target,
    target_ms::double::bigint as target_ms,
    started_at_ms,
    due_at_ms,
    satisfied_at_ms,
    ended_at_ms,
    elapsed_ms::double::bigint as elapsed_ms,
    overdue_ms::double::bigint as overdue_ms,
    true as is_counted,
    verdict,
    reason,
    hinges_on,
    null::text as scenarios,
    null::text as case_channel,
    null::text as case_category,
    null::text as case_group,
    false as is_waived,

from placed

where
    policy = getvariable('file_policy')
    and (
        case_id is not null
        or getvariable('file_has_deliverables')
    )
    and (
        getvariable('file_account') is null
        or account_id = getvariable('file_account')
    )
    and (
        counted_at_ms is null
        or getvariable('file_from_ms') is null
        or (
            counted_at_ms >= getvariable('file_from_ms')
            and counted_at_ms < getvariable('file_to_ms')
        )
    )

order by item
