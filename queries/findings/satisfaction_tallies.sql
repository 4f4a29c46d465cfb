-- One row per scale, span, kind of group and group: invitations, answers and
-- those that were good.
with

spans as (
    select
        *,
        unnest(
            if(
                month = getvariable('report_month'),
                ['month', 'months'],
                ['months']
            )
        ) as span,
    from scope_invitations
),

grouped as (
    select
        *,
        'all' as kind,
        null as value,
        null as label,
    from spans
    union all
    select
        *,
        'tier',
        tier,
        null,
    from spans
    union all
    select
        *,
        'severity',
        severity,
        null,
    from spans
    union all
    select
        *,
        'account',
        account_id,
        account_name,
    from spans
    where
        span = 'months'
        and getvariable('report_account') is null
    union all
    select
        *,
        'month',
        month,
        null,
    from spans
    where span = 'months'
    union all
    select
        *,
        'verdict',
        if(has_miss, 'missed', 'kept'),
        null,
    from spans
    where span = 'months'
)

select
    scale_min,
    scale_max,
    any_value(good_from) as good_from,
    any_value(has_parts) as has_parts,
    span,
    kind,
    value,
    any_value(label) as label,
    count_if(is_invitation)::bigint as invited,
    count_if(is_answered)::bigint as answered,
    count_if(is_answered and answer = 'good')::bigint as good,
    count_if(is_answered and not is_invitation)::bigint as uninvited,

from grouped

group by
    scale_min,
    scale_max,
    span,
    kind,
    value

order by
    scale_min,
    scale_max,
    span,
    kind,
    value
