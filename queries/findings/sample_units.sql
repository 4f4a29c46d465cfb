-- One row per unit that can be drawn, an obligation or a case, with the facts that make its stratum
-- and the hash by which it is drawn.
with

obligations as (
    select
        obligation_id as unit,
        case_id,
        policy,
        promise,
        tier,
        severity,
        verdict,
    from audited_rows
    where getvariable('sample_of') = 'obligations'
),

cases as (
    select
        case_id as unit,
        case_id,
        any_value(policy) as policy,
        null::varchar as promise,
        arg_min(tier, {'at': started_at_ms, 'id': obligation_id}) as tier,
        arg_min(severity, {'at': started_at_ms, 'id': obligation_id})
            as severity,
        list_extract(
            ['missed', 'running', 'met', 'void', 'excluded', 'unmeasured'],
            min(
                list_position(
                    ['missed', 'running', 'met', 'void', 'excluded', 'unmeasured'],
                    verdict
                )
            )
        ) as verdict,
    from audited_rows
    where
        getvariable('sample_of') = 'cases'
        and case_id is not null
    group by case_id
),

units as (
    select * from obligations
    union all
    select * from cases
)

select
    unit,
    case_id,
    if(list_contains(getvariable('sample_strata'), 'policy'), policy, null)
        as policy,
    if(list_contains(getvariable('sample_strata'), 'promise'), promise, null)
        as promise,
    if(list_contains(getvariable('sample_strata'), 'tier'), tier, null)
        as tier,
    if(list_contains(getvariable('sample_strata'), 'severity'), severity, null)
        as severity,
    if(list_contains(getvariable('sample_strata'), 'verdict'), verdict, null)
        as verdict,
    sha256(getvariable('sample_seed') || ':' || unit) as draw_key,

from units
