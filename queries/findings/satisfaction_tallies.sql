-- One row per scale, kind of group and group: invitations, answers and those that were good.
with

scales as (
    select
        scope_invitations.*,
        month = getvariable('report_month') as is_now,
        if(scale_max is null, null, scale_min::text || '-' || scale_max::text)
            as scale,
    from scope_invitations
),

grouped as (
    select
        *,
        'all' as kind,
        null as value,
    from scales
    where is_now
    union all
    select
        *,
        'tier',
        tier,
    from scales
    where is_now
    union all
    select
        *,
        'severity',
        severity,
    from scales
    where is_now
    union all
    select
        *,
        'month',
        month,
    from scales
    union all
    select
        *,
        'verdict',
        if(has_miss, 'missed', 'kept'),
    from scales
    where has_miss is not null
)

select
    scale,
    any_value(scale_min) as scale_min,
    any_value(scale_max) as scale_max,
    any_value(good_from) as good_from,
    any_value(has_parts) as has_parts,
    kind,
    value,
    count_if(is_invitation)::bigint as invited,
    count_if(is_answered)::bigint as answered,
    count_if(is_answered and is_good)::bigint as good,
    count_if(is_answered and not is_invitation)::bigint as uninvited,
    count_if(is_off_scale or is_without_scale)::bigint as unusable,

from grouped

group by
    scale,
    kind,
    value

order by
    scale,
    kind,
    value
