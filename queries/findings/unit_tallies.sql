-- One row per promise and account, assignment group or responder: obligations of
-- the month, misses, and the misses that its mix of tiers and severities has
-- elsewhere. Responders are of those obligations that an agent satisfied.
with

judged as (
    select
        scope_rows.promise,
        scope_rows.satisfied_arrival,
        cases.account_id,
        cases.account_name,
        cases.assignment_group,
        scope_rows.verdict = 'missed' as is_missed,
        avg((scope_rows.verdict = 'missed')::integer) over (
            partition by
                scope_rows.promise,
                scope_rows.tier,
                scope_rows.severity
        ) as cell_share,
    from scope_rows
    inner join scope_cases as cases
        on scope_rows.case_key = cases.case_key
    where
        scope_rows.is_house
        and scope_rows.month = getvariable('report_month')
        and scope_rows.verdict in ('met', 'missed')
),

units as (
    select
        'account' as kind,
        promise,
        account_id as unit_id,
        account_name as name,
        is_missed,
        cell_share,
    from judged
    where getvariable('report_account') is null
    union all
    select
        'group',
        promise,
        assignment_group,
        assignment_group,
        is_missed,
        cell_share,
    from judged
    union all
    select
        'agent',
        judged.promise,
        responders.actor_id,
        responders.actor_id,
        judged.is_missed,
        judged.cell_share,
    from judged
    inner join scope_responders as responders
        on judged.satisfied_arrival = responders.arrival
)

select
    kind,
    promise,
    unit_id,
    any_value(name) as name,
    count(*)::bigint as obligations,
    count_if(is_missed)::bigint as missed,
    -- Decimals add up to the same whatever their order.
    sum(cell_share::decimal(18, 12))::double as expected,

from units

group by
    kind,
    promise,
    unit_id

order by all
